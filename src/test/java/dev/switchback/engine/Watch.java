package dev.switchback.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.operation.Operation;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Mutation;
import org.jspecify.annotations.Nullable;

import static dev.switchback.playbook.Mutation.State.IN_DOUBT;

/// Looks over everybody's shoulder, with the eyes of Azure and of the database at once, and says when something happens that
/// never may. What it says first is what counts: the run ends there.
final class Watch {

	private static final String HEADER = "x-ms-client-request-id";

	/// How long a call of which nobody was told may keep the next one from being made.
	private static final long DOUBT = 125 * DeterministicRun.SECOND;

	private final DeterministicRun run;

	private final Set<String> left = new HashSet<>();

	/// Calls on their way, and when they arrive.
	private final Map<String, Long> underway = new HashMap<>();

	final Peerings peerings;

	private final Histories histories;

	final Promptness promptness;

	private final Eyes eyes;

	private @Nullable String violation;

	Watch(DeterministicRun run) {
		this.run = run;
		this.peerings = new Peerings(run);
		this.histories = new Histories(run);
		this.promptness = new Promptness(run);
		this.eyes = run.scene.eyes(run);
	}

	void violated(String sentence) {
		if (this.violation == null) {
			this.violation = sentence;
			this.run.trace.add("!", sentence);
			this.run.turns.stop();
		}
	}

	Optional<String> violation() {
		var failure = this.run.turns.failure();
		return Optional.ofNullable(this.violation).or(() -> Optional.ofNullable(failure).map(Watch::described));
	}

	private static String described(Throwable failure) {
		var where = List.of(failure.getStackTrace());
		return "%s%n    at %s".formatted(failure,
				where.stream().limit(12).map(String::valueOf).collect(Collectors.joining("\n    at ")));
	}

	/// A changing call leaves a replica.
	void leaves(Node node, Request request) {
		var id = String.valueOf(request.header(HEADER));
		var sender = this.run.operations()
			.stream()
			.filter((operation) -> operation.mutations().stream().anyMatch((line) -> line.id().toString().equals(id)))
			.findFirst();
		if (sender.isEmpty()) {
			violated("%s makes a call that stands in no ledger".formatted(node));
			return;
		}
		var operation = sender.get();
		var line = operation.mutation(UUID.fromString(id)).orElseThrow();
		this.run.trace.add(node.name, "%s  calls Azure: %s".formatted(operation.code(), line.title()));
		if (!this.left.add(id)) {
			violated("%s makes the same call twice: %s".formatted(node, line.title()));
		}
		if (!line.open()) {
			violated("%s makes a call of which the ledger says %s: %s".formatted(node, line.state(), line.title()));
		}
		onlyOne(operation, line);
		this.eyes.leaves(operation, line, request);
	}

	private void onlyOne(Operation operation, dev.switchback.playbook.Mutation line) {
		operation.mutations()
			.stream()
			.filter((other) -> !other.id().equals(line.id()))
			.filter((other) -> other.open() || this.underway.containsKey(other.id().toString()))
			.filter((other) -> !apart(operation, other, line))
			.findFirst()
			.ifPresent((other) -> violated(
					"%s has two calls in flight: %s; %s".formatted(operation.code(), other.title(), line.title())));
	}

	/// What brings something back waits for nothing that becomes of something else.
	private static boolean apart(Operation operation, dev.switchback.playbook.Mutation one,
			dev.switchback.playbook.Mutation other) {
		return !one.target().equalsIgnoreCase(other.target()) && Stream.of(one, other)
			.allMatch((line) -> operation.obligations()
				.stream()
				.anyMatch((promise) -> operation.madeToKeep(promise).contains(line)));
	}

	/// Nothing is sent to one while a call to another one is open.
	void otherTarget(dev.switchback.playbook.Mutation line) {
		this.run.operations()
			.stream()
			.flatMap((operation) -> operation.mutations().stream())
			.filter((other) -> !other.target().equalsIgnoreCase(line.target()))
			.filter((other) -> other.open() || this.underway.containsKey(other.id().toString()))
			.findFirst()
			.ifPresent((other) -> violated(
					"%s while one to the other circuit is open: %s".formatted(line.title(), other.title())));
	}

	/// A call is held up on its way.
	void underway(Request request, long arrives) {
		this.underway.put(String.valueOf(request.header(HEADER)), arrives);
	}

	boolean anyUnderway() {
		return !this.underway.isEmpty();
	}

	/// When the last of the calls that are on their way arrives; 0 if none is.
	long lastArrival() {
		return this.underway.values().stream().mapToLong(Long::longValue).max().orElse(0);
	}

	/// Whether somebody else made the very change of a call since it was built, so that nobody could tell whose it is.
	boolean madeByOthers(Request request) {
		return line(request).filter((line) -> this.eyes.madeByOthers(line, request)).isPresent();
	}

	private Optional<dev.switchback.playbook.Mutation> line(Request request) {
		var id = String.valueOf(request.header(HEADER));
		return this.run.operations()
			.stream()
			.flatMap((operation) -> operation.mutations().stream())
			.filter((line) -> line.id().toString().equals(id))
			.findFirst();
	}

	/// A call was received.
	void arrived() {
		var received = this.run.simulator.mutations();
		var last = received.getLast();
		this.underway.remove(String.valueOf(last.clientRequestId()));
		var same = received.stream()
			.filter((other) -> String.valueOf(other.clientRequestId()).equals(last.clientRequestId()))
			.count();
		if (same > 1) {
			violated("Azure received a call %d times: %s".formatted(same, last.change()));
		}
		this.run.trace.add("Azure",
				"%s – %s%s".formatted(last.change(), last.outcome(), last.tookEffect() ? "" : ", without effect"));
		if (last.outcome() == Mutation.Outcome.NEVER_ARRIVED || last.outcome() == Mutation.Outcome.LOST_RESPONSE) {
			this.run.disturb(this.run.turns.now() + DOUBT);
		}
		this.eyes.received(last);
	}

	/// Somebody else switches a peering.
	void others(String circuit, boolean enabled) {
		this.peerings.others(circuit, enabled);
		if (!enabled) {
			lost(circuit, Long.MAX_VALUE);
		}
	}

	/// A circuit carries nothing until a moment, unless it is switched on before.
	void lost(String circuit, long until) {
		this.promptness.expectReaction(circuit, until);
	}

	/// Whoever had switched something off switches it on again.
	void undoOthers() {
		this.eyes.undoOthers();
	}

	/// An operation was changed, or not.
	void changed(Node node, @Nullable Operation before, @Nullable Operation after) {
		if (after != null && after != before) {
			this.histories.grew(node, before, after);
			if (after.unsettled().stream().anyMatch((line) -> line.state() == IN_DOUBT)) {
				this.run.disturb(this.run.turns.now() + DOUBT);
			}
			this.eyes.changed(before, after);
		}
	}

	/// Everything is over.
	void end() {
		if (this.violation != null || this.run.turns.failure() != null) {
			return;
		}
		this.run.operations()
			.stream()
			.filter((operation) -> !People.settled(operation))
			.findFirst()
			.ifPresent((operation) -> violated("%s is stuck: %s".formatted(operation.code(), operation.phase())));
		this.run.store.nextDue().ifPresent((due) -> violated("something is left to do for ever: " + due));
		if (anyUnderway()) {
			violated("everything is over, and a call is still on its way");
		}
		if (!this.run.store.claims(null, 10).isEmpty()) {
			violated("something is claimed for ever: " + this.run.store.claims(null, 10));
		}
		for (var operation : this.run.operations()) {
			if (!operation.owed().isEmpty() || !operation.unsettled().isEmpty()) {
				violated("%s ended, and something is open: %s %s".formatted(operation.code(), operation.owed(),
						operation.unsettled()));
			}
		}
		this.histories.end();
		this.eyes.end();
	}

	/// What Azure's own ledger says, by circuit and time.
	String received() {
		return this.run.simulator.mutations()
			.stream()
			.map((line) -> "  %s  %s – %s%n".formatted(line.at(), line.change(), line.outcome()))
			.collect(Collectors.joining());
	}

}
