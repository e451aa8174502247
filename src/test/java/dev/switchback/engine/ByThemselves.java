package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Journal.Entry;
import dev.switchback.operation.Operation;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Whether what is to follow by itself may, and does: not too early, not in an emergency, not while an application was silent for
/// a while; after people were reminded twice; and within a minute once nothing is in its way.
final class ByThemselves {

	private static final long LATEST = 60 * DeterministicRun.SECOND;

	/// How far a replica's clock may be off, and a little more.
	private static final Duration CLOCKS = Duration.ofSeconds(3);

	private static final int REMINDERS = 2;

	private final DeterministicRun run;

	private final List<String> machines;

	/// @param machines all there are
	ByThemselves(DeterministicRun run, List<String> machines) {
		this.run = run;
		this.machines = machines;
	}

	void changed(@Nullable Operation before, Operation after) {
		var asked = lapsing(after);
		if (asked != null && !asked.equals((before != null) ? lapsing(before) : null)) {
			begun(after, asked);
		}
		if (before != null && before.phase() instanceof Phase.Parked parked && parked.question().unless() != null
				&& !(after.phase() instanceof Phase.Parked)) {
			left(before, parked, parked.question().unless());
		}
	}

	private static Question.@Nullable Default lapsing(Operation operation) {
		return (operation.phase() instanceof Phase.Parked parked) ? parked.question().unless() : null;
	}

	private void begun(Operation operation, Question.Default lapse) {
		if (operation.purpose() == Purpose.EMERGENCY) {
			this.run.watch.violated(
					"in an emergency %s of %s is to follow by itself".formatted(lapse.decision(), operation.code()));
		}
		var due = this.run.nanos(lapse.at());
		this.run.turns.at(due + LATEST, () -> followed(operation.id(), lapse, due));
	}

	private void followed(UUID id, Question.Default lapse, long due) {
		var operation = this.run.store.find(id).orElseThrow();
		if (!lapse.equals(lapsing(operation))) {
			return;
		}
		var by = Math.max(due, this.run.calmSince()) + LATEST;
		if (this.run.turns.now() < by) {
			this.run.turns.at(by, () -> followed(id, lapse, due));
		}
		else {
			this.run.watch.violated("%s of %s was to follow by itself at %d s, and nothing did"
				.formatted(lapse.decision(), operation.code(), due / DeterministicRun.SECOND));
		}
	}

	/// Somebody decided, or it followed by itself.
	private void left(Operation before, Phase.Parked parked, Question.Default lapse) {
		var history = this.run.store.events(before.id(), 0, Integer.MAX_VALUE);
		var since = history.stream().filter((entry) -> !entry.at().isBefore(parked.since())).toList();
		if (lapsed(since, lapse.decision())) {
			followed(before, parked, lapse, since);
		}
	}

	private static boolean lapsed(List<Entry> since, Decision decision) {
		return since.stream()
			.anyMatch((entry) -> entry.event() instanceof Event.Lapsed lapsed && lapsed.decision() == decision);
	}

	private void followed(Operation before, Phase.Parked parked, Question.Default lapse, List<Entry> since) {
		var what = "%s of %s followed by itself".formatted(lapse.decision(), before.code());
		if (this.run.instant().isBefore(lapse.at().minus(CLOCKS))) {
			this.run.watch.violated("%s before %s".formatted(what, lapse.at()));
		}
		if (silent(before)) {
			this.run.watch.violated("%s though the application does not answer".formatted(what));
		}
		var reminders = since.stream().filter((entry) -> entry.event() instanceof Event.Reminded).count();
		var extended = since.stream().anyMatch((entry) -> entry.event() instanceof Event.Extended);
		if (!extended && undisturbed(parked.since()) && reminders != REMINDERS) {
			this.run.watch.violated("%s, and people were reminded %d times".formatted(what, reminders));
		}
	}

	private boolean undisturbed(Instant since) {
		return this.run.calmSince() < this.run.nanos(since);
	}

	/// Whether one of its machines does not answer, and has not for longer than what was heard of it may be old.
	private boolean silent(Operation operation) {
		var subject = operation.order().subject();
		var concerned = this.machines.contains(subject) ? List.of(subject) : this.machines;
		var latest = Math.max(this.run.incidents.last(Incident.SILENCE), this.run.incidents.last(Incident.REGION_AWAY));
		return this.run.turns.now() - LATEST > latest && concerned.stream()
			.anyMatch((machine) -> this.run.simulator.guests()
				.stream()
				.noneMatch((guest) -> guest.item().equals(machine) && !guest.test() && guest.answers()));
	}

}
