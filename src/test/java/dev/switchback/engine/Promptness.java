package dev.switchback.engine;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Whether what has to happen by a moment does. Time counts while Azure can be reached, some replica lives and nothing has
/// gone wrong lately.
final class Promptness {

	private static final long LATEST = 60 * DeterministicRun.SECOND;

	/// A guard is looked at every 15 seconds, and a look takes a few.
	private static final long REACTION = 75 * DeterministicRun.SECOND;

	/// A look that began before a circuit was lost may take so long, if nothing else is wrong.
	private static final long VERIFYING = 6 * DeterministicRun.SECOND;

	/// @param at in nanoseconds since the start
	/// @param until when it is back by itself
	/// @param disturbances so far; -1 if one was going on
	private record Loss(String circuit, long at, long until, int disturbances) {
	}

	private final DeterministicRun run;

	Promptness(DeterministicRun run) {
		this.run = run;
	}

	/// Notes promises that are due by themselves.
	void promised(@Nullable Operation before, Operation after) {
		for (var obligation : after.owed()) {
			var known = (before != null) ? before.obligation(obligation.id()).orElse(null) : null;
			if (obligation.due() != null && (known == null || !obligation.due().equals(known.due()))) {
				checkAt(this.run.nanos(obligation.due()) + LATEST, after.id(), obligation.id(), obligation.due());
			}
		}
	}

	private void checkAt(long moment, UUID operation, UUID obligation, Instant due) {
		this.run.turns.at(moment, () -> check(operation, obligation, due));
	}

	private void check(UUID id, UUID promise, Instant due) {
		var operation = this.run.store.find(id).orElseThrow();
		var obligation = operation.obligation(promise).filter(Obligation::open).orElse(null);
		if (obligation == null || !due.equals(obligation.due())) {
			return;
		}
		var since = Math.max(this.run.nanos(due), this.run.calmSince());
		if (this.run.turns.now() < since + LATEST) {
			checkAt(since + LATEST, id, promise, due);
			return;
		}
		var circuit = Permitted.circuit(obligation.subject());
		if (Admin.Circuit.of(this.run.simulator, circuit).busy()) {
			this.run.disturb(this.run.turns.now());
			checkAt(this.run.turns.now() + LATEST, id, promise, due);
			return;
		}
		if (this.run.watch.peerings.downByUs(circuit) && !sent(operation, obligation, since - LATEST)) {
			this.run.watch.violated("%s had to be brought back by %s by %s, and %d s later is not".formatted(circuit,
					operation.code(), due, (this.run.turns.now() - this.run.nanos(due)) / DeterministicRun.SECOND));
		}
	}

	private boolean sent(Operation operation, Obligation obligation, long since) {
		return operation.mutations()
			.stream()
			.filter((line) -> !line.id().equals(obligation.mutation()))
			.filter((line) -> line.target().equalsIgnoreCase(obligation.subject()))
			.anyMatch((line) -> line.state() == Mutation.State.CONFIRMED || line.open()
					|| this.run.nanos(line.intendedAt()) >= since);
	}

	/// Whoever has one circuit drained notices when the other one is lost, for as long as it is.
	void expectReaction(String lost, long until) {
		var drained = Peerings.other(lost);
		if (this.run.watch.peerings.downByUs(drained)) {
			var calm = this.run.calmSince() <= this.run.turns.now();
			var loss = new Loss(lost, this.run.turns.now(), until, calm ? this.run.disturbances() : -1);
			this.run.turns.at(loss.at() + REACTION, () -> reacted(drained, loss));
		}
	}

	private boolean stillLost(Loss loss) {
		return this.run.turns.now() < loss.until() && (loss.until() != Long.MAX_VALUE
				|| !this.run.watch.peerings.enabledSince(loss.circuit(), loss.at() + 1));
	}

	private void reacted(String drained, Loss loss) {
		if (!this.run.watch.peerings.downByUs(drained) || !stillLost(loss)
				|| Admin.Circuit.of(this.run.simulator, drained).busy()) {
			return;
		}
		var by = Math.max(Math.max(loss.at(), this.run.calmSince()) + REACTION, handBy(drained));
		if (this.run.turns.now() < by) {
			this.run.turns.at(by, () -> reacted(drained, loss));
			return;
		}
		this.run.operations()
			.stream()
			.filter((operation) -> owes(operation, drained) && !reacted(operation, drained, loss))
			.findFirst()
			.ifPresent((operation) -> this.run.watch
				.violated("%s is drained, %s was lost at %d s, and %s does nothing: %s".formatted(drained,
						loss.circuit(), loss.at() / DeterministicRun.SECOND, operation.code(), operation.phase())));
	}

	/// Somebody who was to be asked about the survivor said that a circuit was switched back by hand, and has a minute for that;
	/// then the operation asks again. Until when that may be; 0 if nobody said so.
	private long handBy(String drained) {
		return this.run.operations()
			.stream()
			.filter((operation) -> owes(operation, drained) && asks(operation))
			.mapToLong((operation) -> (operation.phase() instanceof Phase.Forward forward
					&& forward.key().endsWith(".enable") && doneOutside(operation))
							? this.run.nanos(forward.since()) + REACTION : 0)
			.max()
			.orElse(0);
	}

	private static boolean asks(Operation operation) {
		return switch (operation.purpose()) {
			case DRILL -> false;
			case MAINTENANCE -> operation.order().request().replace(" ", "").contains("\"onSurvivorLoss\":\"ASK\"");
			case EMERGENCY -> true;
		};
	}

	private boolean doneOutside(Operation operation) {
		return this.run.store.events(operation.id(), 0, Integer.MAX_VALUE)
			.stream()
			.anyMatch((entry) -> entry.event() instanceof Event.Decided decided
					&& decided.decision() == Decision.DONE_OUTSIDE);
	}

	private static boolean owes(Operation operation, String circuit) {
		return owed(operation, circuit).findAny().isPresent();
	}

	private static Stream<Obligation> owed(Operation operation, String circuit) {
		return operation.owed()
			.stream()
			.filter((obligation) -> Permitted.circuit(obligation.subject()).equals(circuit));
	}

	/// Until its drain is verified, the loss of the survivor turns back in every purpose, and afterwards in a drill; else
	/// somebody is asked, or was asked beforehand what to do.
	private boolean reacted(Operation operation, String drained, Loss loss) {
		var called = operation.mutations()
			.stream()
			.filter((line) -> operation.obligations().stream().noneMatch((made) -> made.mutation().equals(line.id())))
			.anyMatch((line) -> Permitted.circuit(line.target()).equals(drained)
					&& this.run.nanos(line.intendedAt()) >= loss.at() - 5 * DeterministicRun.SECOND);
		return called || switch (operation.phase()) {
			case Phase.Forward _ -> false;
			case Phase.Parked _ -> operation.purpose() != Purpose.DRILL && !unverified(operation, loss);
			case Phase.Restoring restoring -> restoring.hindrance() != null && failed(operation, drained, restoring);
			case Phase.Ended _ -> true;
		};
	}

	/// Azure took the one call that may be made without a person, and failed to carry it out. That it cannot be brought back
	/// was said then, and nothing more may be done before a person has it retried.
	private static boolean failed(Operation operation, String drained, Phase.Restoring restoring) {
		return owed(operation, drained).flatMap((obligation) -> operation.madeToKeep(obligation).stream())
			.filter((line) -> restoring.retriedAt() == null || !line.intendedAt().isBefore(restoring.retriedAt()))
			.anyMatch((line) -> line.state() == Mutation.State.CONFIRMED);
	}

	/// Whether it was lost well before the drain was verified.
	private boolean unverified(Operation operation, Loss loss) {
		if (this.run.disturbances() != loss.disturbances()) {
			return false;
		}
		var verified = operation.runs()
			.stream()
			.filter((step) -> step.key().endsWith(".drained") && step.finishedAt() != null)
			.mapToLong((step) -> this.run.nanos(step.finishedAt()))
			.max();
		return verified.orElse(Long.MAX_VALUE) > loss.at() + VERIFYING;
	}

}
