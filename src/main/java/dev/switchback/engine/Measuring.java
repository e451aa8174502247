package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Recovery.Beginning;
import dev.switchback.operation.Recovery.Delay;
import dev.switchback.operation.Recovery.LastWrite;
import dev.switchback.operation.Recovery.Loss;
import dev.switchback.operation.StepRun;
import dev.switchback.operation.Waits;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Recovering;
import org.jspecify.annotations.Nullable;

/// Measures what was lost and how long it took, from what the operation knows when a step that shows a recovery has passed.
///
/// RPO actual is the time from the recovery point until the last write: the moment at which the failover shut the source
/// down; else, on the way out, the declared begin of the incident; else the moment at which the failover was called for,
/// which is the least that it can be. Of several machines the one that lost most counts.
///
/// RTO actual counts from the declared begin of the incident, else from the request (on the way home from the decision to go
/// home), until the machines are seen to run. What somebody else failed over has none unless an incident was declared.
record Measuring(Operation operation, Recovering terms, Instant now) {

	/// What is measured when a step passes; empty if nothing is.
	static List<Event> events(Situation situation) {
		var terms = situation.step().recovering();
		return (terms == null || known(situation.operation())) ? List.of()
				: List.of(new Event.Recovered(new Measuring(situation.operation(), terms, situation.now()).recovery()));
	}

	/// Whether the step that shows a recovery has shown it before, and nothing was called for since that makes a machine anew.
	static boolean known(Operation operation) {
		var runs = operation.runs();
		return runs.reversed()
			.stream()
			.filter((run) -> run.key().equals(runs.getLast().key()) && run.recovery() != null)
			.findFirst()
			.flatMap((run) -> Optional.ofNullable(run.finishedAt()))
			.filter((shown) -> operation.mutations()
				.stream()
				.noneMatch((call) -> call.intendedAt().isAfter(shown) && operation.isOfFinish(call)))
			.isPresent();
	}

	Recovery recovery() {
		return new Recovery(this.terms.leg(), this.terms.what(), this.terms.where(), this.now, this.terms.complete(),
				loss(), delay());
	}

	private Loss loss() {
		return this.terms.kept().stream().map(this::loss).max(Comparator.comparing(Measuring::weight)).orElseThrow();
	}

	/// What is not known of one machine is not known of all.
	private static Duration weight(Loss loss) {
		return Objects.requireNonNullElse(loss.actual(), Duration.ofSeconds(Long.MAX_VALUE));
	}

	private Loss loss(Recovering.Kept kept) {
		var objective = this.terms.recoveryPoint();
		var by = (kept.sourceOff() != null) ? LastWrite.SOURCE_SHUT_DOWN
				: (incident() != null) ? LastWrite.INCIDENT_DECLARED : LastWrite.FAILOVER_CALLED;
		var lastWrite = switch (by) {
			case SOURCE_SHUT_DOWN -> kept.sourceOff();
			case INCIDENT_DECLARED -> incident();
			case FAILOVER_CALLED -> called().orElse(null);
		};
		var point = kept.point();
		if (point == null || lastWrite == null) {
			return new Loss(null, objective, null, kept.machine(), point, lastWrite, (lastWrite != null) ? by : null);
		}
		var actual = point.isBefore(lastWrite) ? spoken(Duration.between(point, lastWrite)) : Duration.ZERO;
		return new Loss(actual, objective, met(actual, objective, by != LastWrite.FAILOVER_CALLED), kept.machine(),
				point, lastWrite, by);
	}

	/// What may be more than is known can be missed, but not yet met.
	private static @Nullable Boolean met(Duration actual, @Nullable Duration objective, boolean whole) {
		if (objective == null) {
			return null;
		}
		var within = actual.compareTo(objective) <= 0;
		return (within && !whole) ? null : Boolean.valueOf(within);
	}

	/// Of the way out; what is gone home after is over by then.
	private @Nullable Instant incident() {
		var declared = this.operation.order().incidentStartedAt();
		return (this.terms.begins() == null && declared != null && declared.isBefore(requested())) ? declared : null;
	}

	private Instant requested() {
		var begins = this.terms.begins();
		return (begins == null) ? this.operation.createdAt()
				: this.operation.runs()
					.stream()
					.filter((run) -> run.key().equals(begins))
					.map(StepRun::startedAt)
					.findFirst()
					.orElseThrow();
	}

	/// When the failover was first called for, by this operation if it did, else last by the one that it took over from; empty
	/// if no call of ours did it.
	private Optional<Instant> called() {
		var made = this.operation.mutationsOfStep(this.terms.call())
			.stream()
			.filter((mutation) -> mutation.state() != Mutation.State.REFUTED)
			.toList();
		return made.stream()
			.filter(this.operation::sentInVisit)
			.findFirst()
			.or(() -> made.reversed().stream().findFirst())
			.map(Mutation::intendedAt);
	}

	private Delay delay() {
		var objective = this.terms.recoveryTime();
		var requested = requested();
		var incident = incident();
		if (incident == null && called().filter((at) -> !at.isBefore(requested)).isEmpty()) {
			return new Delay(null, objective, null, null, null, null, null, null);
		}
		var from = (incident != null) ? incident : requested;
		var by = (incident != null) ? Beginning.INCIDENT
				: (this.terms.begins() == null) ? Beginning.REQUEST : Beginning.DECISION;
		var waits = this.operation.runs()
			.stream()
			.filter((run) -> !run.startedAt().isBefore(requested))
			.map((run) -> run.waitedUntil(this.now))
			.reduce(Waits.NONE, Waits::and);
		var actual = spoken(Duration.between(from, this.now));
		var people = spoken(Duration.between(from, requested).plus(waits.people()));
		var azure = spoken(waits.azure());
		return new Delay(actual, objective, met(actual, objective, this.terms.complete()), from, by, people, azure,
				actual.minus(people).minus(azure));
	}

	private static Duration spoken(Duration exact) {
		return exact.truncatedTo(ChronoUnit.MILLIS);
	}

}
