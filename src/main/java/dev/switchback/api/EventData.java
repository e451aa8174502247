package dev.switchback.api;

import java.util.UUID;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Unprotected;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// Puts together what an event carries, while it is being found out.
final class EventData {

	@Nullable
	UUID question;

	@Nullable
	String reference;

	@Nullable
	UUID operation;

	@Nullable
	Evidence evidence;

	@Nullable
	Ending ending;

	@Nullable
	Recovery recovery;

	@Nullable
	Unprotected unprotected;

	private @Nullable String by;

	private @Nullable String onBehalfOf;

	private @Nullable String step;

	private @Nullable Integer visit;

	private Phase.@Nullable Seeing seeing;

	private @Nullable Verdict verdict;

	private @Nullable UUID mutation;

	private Mutation.@Nullable State mutationState;

	private @Nullable UUID obligation;

	private Obligation.@Nullable State obligationState;

	private @Nullable Decision decision;

	void step(String key, int visit) {
		this.step = key;
		this.visit = visit;
	}

	void seen(Phase.Seeing seeing, Evidence evidence, @Nullable UUID obligation) {
		this.seeing = seeing;
		this.evidence = evidence;
		this.obligation = obligation;
	}

	void hindered(@Nullable UUID obligation) {
		this.obligation = obligation;
	}

	void concluded(Verdict verdict, Evidence evidence) {
		this.verdict = verdict;
		this.evidence = evidence;
	}

	void mutation(UUID id, Mutation.State state) {
		this.mutation = id;
		this.mutationState = state;
	}

	void obligation(UUID id, Obligation.State state) {
		this.obligation = id;
		this.obligationState = state;
	}

	void proven(UUID obligation, Evidence evidence) {
		this.obligation = obligation;
		this.evidence = evidence;
	}

	void lapsed(Decision decision, Evidence evidence) {
		this.decision = decision;
		this.evidence = evidence;
	}

	void by(Requester requester) {
		this.by = requester.subject();
		this.onBehalfOf = requester.onBehalfOf();
	}

	void observed(Verdict verdict, Requester by) {
		this.verdict = verdict;
		by(by);
	}

	void decided(Decision decision, @Nullable UUID question, Requester by) {
		this.decision = decision;
		this.question = question;
		by(by);
	}

	EventView.Data done() {
		return new EventView.Data(this.step, this.visit, this.seeing, this.verdict, this.evidence, this.mutation,
				this.mutationState, this.obligation, this.obligationState, this.question, this.decision, this.by,
				this.onBehalfOf, this.ending, this.reference, this.operation, this.recovery, this.unprotected);
	}

}
