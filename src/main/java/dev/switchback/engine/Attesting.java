package dev.switchback.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Observation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Timekeeper;

/// Writes down what people and bots saw. It changes no verdict and no phase, so it is taken in every phase.
final class Attesting {

	private static final int MOST = 200;

	/// How long before the operation something may have been seen and still concern it.
	private static final Duration BEFORE = Duration.ofHours(1);

	/// By how much another clock may be ahead.
	static final Duration SKEW = Duration.ofMinutes(1);

	private final Operations operations;

	private final Timekeeper time;

	Attesting(Operations operations, Timekeeper time) {
		this.operations = operations;
		this.time = time;
	}

	Attested attest(Observing observing) {
		var earlier = this.operations.earlier(observing.operation(), observing.key());
		if (earlier.isPresent()) {
			return attested(earlier.get(), id(observing.key()));
		}
		return this.operations.find(observing.operation())
			.map((operation) -> attest(operation, observing))
			.orElseGet(Attested.Unknown::new);
	}

	private Attested attest(Operation operation, Observing observing) {
		var known = operation.observations()
			.stream()
			.filter((observation) -> observation.id().equals(id(observing.key())))
			.findFirst();
		if (known.isPresent()) {
			return new Attested.Replayed(known.get());
		}
		if (operation.observations().size() >= MOST) {
			return new Attested.Full(MOST);
		}
		var now = this.time.instant();
		var observedAt = Objects.requireNonNullElse(observing.observedAt(), now);
		if (observedAt.isAfter(now.plus(SKEW)) || observedAt.isBefore(operation.createdAt().minus(BEFORE))) {
			return new Attested.Untimely();
		}
		var observation = new Observation(id(observing.key()), observing.by(), now, observedAt, observing.aspect(),
				observing.subject(), observing.verdict(), observing.statement());
		return attested(this.operations.attest(operation.id(), observation, observing.key()), observation.id());
	}

	/// The same for the same request, so that a repeated one is answered with what came of the first. It tells more than
	/// the key does: that may be forgotten by now, and come again with something else.
	private static UUID id(IdempotencyKey key) {
		return UUID
			.nameUUIDFromBytes("%s\n%s\n%s\n%s".formatted(key.caller(), key.route(), key.key(), key.fingerprint())
				.getBytes(StandardCharsets.UTF_8));
	}

	private static Attested attested(Appending appending, UUID id) {
		return switch (appending) {
			case Appending.Appended(var operation) -> new Attested.Kept(kept(operation, id));
			case Appending.Replayed(var operation) -> new Attested.Replayed(kept(operation, id));
			case Appending.KeyReused _ -> new Attested.KeyReused();
			case Appending.Stale _ -> throw new IllegalArgumentException("nothing was attested");
		};
	}

	private static Observation kept(Operation operation, UUID id) {
		return operation.observations()
			.stream()
			.filter((observation) -> observation.id().equals(id))
			.findFirst()
			.orElseThrow();
	}

}
