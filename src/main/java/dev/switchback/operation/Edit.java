package dev.switchback.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;

/// The next state of an operation while one transition builds it.
final class Edit {

	private final Operation before;

	long revision;

	String plan;

	List<Outline> outline;

	final List<StepRun> runs;

	Phase phase;

	int stumbles;

	boolean escalated;

	boolean tookOver;

	@Nullable
	Instant startedAt;

	@Nullable
	Instant finishedAt;

	final List<Observation> observations;

	final List<Mutation> mutations;

	final List<Obligation> obligations;

	Edit(Operation before) {
		this.before = before;
		this.revision = before.revision();
		this.plan = before.plan();
		this.outline = before.outline();
		this.runs = new ArrayList<>(before.runs());
		this.phase = before.phase();
		this.stumbles = before.stumbles();
		this.escalated = before.escalated();
		this.tookOver = before.tookOver();
		this.startedAt = before.startedAt();
		this.finishedAt = before.finishedAt();
		this.observations = new ArrayList<>(before.observations());
		this.mutations = new ArrayList<>(before.mutations());
		this.obligations = new ArrayList<>(before.obligations());
	}

	void lastRun(UnaryOperator<StepRun> change) {
		this.runs.set(this.runs.size() - 1, change.apply(this.runs.getLast()));
	}

	void mutation(UUID id, UnaryOperator<Mutation> change) {
		this.mutations.replaceAll((mutation) -> mutation.id().equals(id) ? change.apply(mutation) : mutation);
	}

	void obligation(UUID id, UnaryOperator<Obligation> change) {
		this.obligations.replaceAll((obligation) -> obligation.id().equals(id) ? change.apply(obligation) : obligation);
	}

	Operation done() {
		return new Operation(this.before.id(), this.before.code(), this.revision, this.before.order(), this.plan,
				this.outline, this.runs, this.phase, this.stumbles, this.escalated, this.tookOver,
				this.before.createdAt(), this.startedAt, this.finishedAt, this.before.sleptUntil(), this.observations,
				this.mutations, this.obligations);
	}

}
