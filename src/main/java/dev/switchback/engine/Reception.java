package dev.switchback.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Order;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Question;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Takes requests and decisions in. Everything here is short: it reads and writes the database, and never Azure.
public final class Reception {

	/// What began earlier is no incident that somebody answers with a failover now.
	private static final Duration LONGEST_INCIDENT = Duration.ofDays(30);

	private final Registry registry;

	private final Operations operations;

	private final Previews previews;

	private final Deciding deciding;

	private final Timekeeper time;

	private final Supplier<UUID> ids;

	Reception(Registry registry, Operations operations, Previews previews, Deciding deciding, Timekeeper time,
			Supplier<UUID> ids) {
		this.registry = registry;
		this.operations = operations;
		this.previews = previews;
		this.deciding = deciding;
		this.time = time;
		this.ids = ids;
	}

	/// Accepts an operation, or says why not.
	/// @throws InvalidRequest if it cannot be carried out as asked
	public Received accept(Asking asking) {
		var earlier = this.operations.accepted(asking.key());
		if (earlier.isPresent()) {
			return new Received.Answered(earlier.get());
		}
		var script = this.registry.plan(asking.kind(), asking.mandate(), asking.request());
		var hash = hash(asking.mandate().purpose(), script);
		if (asking.planHash() != null && !asking.planHash().equals(hash)) {
			return new Received.PlanChanged(hash);
		}
		var order = order(script, asking);
		return new Received.Answered(this.operations.accept(new Operations.Draft(this.ids.get(), order,
				script.document(), script.outline(), this.time.instant(), asking.key(), script.card())));
	}

	private <P extends Record> Order order(Script<P> script, Asking asking) {
		var playbook = script.playbook();
		return new Order(playbook.kind(), playbook.version(), asking.mandate().purpose(),
				playbook.subject(script.plan()), asking.request(), playbook.claims(script.plan()), asking.by(),
				asking.reason(), asking.changeReference(), asking.incidentReference(), incidentStartedAt(asking),
				superseded(script, asking));
	}

	/// What is said so wrongly that it can only be a mistake is refused: every duration that is counted from it would be, too.
	private @Nullable Instant incidentStartedAt(Asking asking) {
		var began = asking.incidentStartedAt();
		var now = this.time.instant();
		if (began != null && (began.isAfter(now.plus(Attesting.SKEW)) || began.isBefore(now.minus(LONGEST_INCIDENT)))) {
			throw new InvalidRequest("/incidentStartedAt",
					"Send a time within the last 30 days, and not in the future.");
		}
		return began;
	}

	/// The operation to take over from, if the request names one that has something to be taken over.
	private <P extends Record> @Nullable UUID superseded(Script<P> script, Asking asking) {
		var other = asking.supersedes();
		if (other == null) {
			return null;
		}
		var pointer = "/supersedes";
		if (asking.mandate().purpose() != Purpose.EMERGENCY) {
			throw new InvalidRequest(pointer, "Only an EMERGENCY takes over from another operation.");
		}
		var claims = script.playbook().claims(script.plan());
		if (!other.holdsClaims() || other.order().claims().stream().noneMatch(claims::contains)) {
			throw new InvalidRequest(pointer,
					"%s holds nothing that this operation needs. Leave supersedes out.".formatted(other.code()));
		}
		return other.id();
	}

	/// Takes a request for a preview. The looks are made later, by whichever replica is free. What was asked for before
	/// under the same key is not planned again, whatever has been declared since.
	/// @param request JSON with the members `target` and `parameters`
	/// @throws InvalidRequest if it cannot be carried out as asked
	public Previews.Requested preview(String kind, Mandate mandate, String request, Requester by,
			@Nullable IdempotencyKey key) {
		var earlier = (key != null) ? this.previews.earlier(key) : Optional.<Previews.Requested>empty();
		return earlier.isPresent() ? earlier.get() : this.previews
			.request(preview(this.registry.plan(kind, mandate, request), mandate.purpose(), request, by), key);
	}

	private <P extends Record> Preview preview(Script<P> script, Purpose purpose, String request, Requester by) {
		var playbook = script.playbook();
		return new Preview(this.ids.get(), playbook.kind(), playbook.version(), purpose,
				playbook.subject(script.plan()), request, script.document(), hash(purpose, script),
				playbook.targets(script.plan()), script.outline(), playbook.expectedDuration(script.plan()), by,
				this.time.instant(), null);
	}

	/// The decisions that may be taken now.
	public List<Choice> choices(Operation operation) {
		return Choices.of(operation);
	}

	/// Takes a decision and lets it have its effect at once.
	public Settled decide(Answering answering) {
		return this.deciding.decide(answering);
	}

	/// Writes down what somebody saw.
	public Attested attest(Observing observing) {
		return new Attesting(this.operations, this.time).attest(observing);
	}

	private static String hash(Purpose purpose, Script<?> script) {
		var text = "%s@%d %s %s".formatted(script.playbook().kind(), script.playbook().version(), purpose,
				script.document());
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return "sha256:" + HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
