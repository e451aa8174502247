package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.playbook.Step;

/// Every phase × event pair: what follows, or that it cannot happen.
final class Transition {

	private final Operation operation;

	private final Instant at;

	Transition(Operation operation, Instant at) {
		this.operation = operation;
		this.at = at;
	}

	Operation after(Event event) {
		return this.operation.with((edit) -> {
			if (edit.startedAt == null) {
				edit.startedAt = this.at;
			}
			edit.lastRun((run) -> run.waiting((waits) -> waits.after(edit.phase, event, this.at)));
			switch (edit.phase) {
				case Phase.Forward forward -> forward(edit, forward, event);
				case Phase.Parked parked -> parked(edit, parked, event);
				case Phase.Restoring restoring -> restoring(edit, restoring, event);
				case Phase.Ended ended -> ended(edit, ended, event);
			}
		});
	}

	private void forward(Edit edit, Phase.Forward forward, Event event) {
		switch (event) {
			case Event.Began began -> begin(edit, began);
			case Event.Seen seen -> {
				edit.phase = forward.seen(seen.seeing(), this.at);
				edit.lastRun((run) -> run.seen(seen.sentence(), seen.evidence()));
				edit.stumbles = 0;
			}
			case Event.Concluded concluded -> conclude(edit, concluded);
			case Event.Recovered(var recovery) -> edit.lastRun((run) -> run.recovered(recovery));
			case Event.Exposed(var unprotected) -> edit.lastRun((run) -> run.unprotected(unprotected));
			case Event.Sheltered _ -> edit.lastRun((run) -> run.unprotected(null));
			case Event.Revised revised -> revise(edit, revised);
			case Event.Intended intended -> intend(edit, intended);
			case Event.Asked asked -> edit.phase = Phase.Parked.asked(forward, asked.question(), this.at);
			case Event.Escalated _ -> escalate(edit);
			case Event.Extended(var by) -> {
				extend(edit, by);
				edit.phase = forward.extended(by);
			}
			case Event.TookOver taken -> takeOver(edit, taken);
			case Event.Superseded superseded -> supersede(edit, superseded);
			case Event.TurnedBack back -> turnBack(edit, back);
			case Event.Finished finished -> finish(edit, finished);
			case Event.Resumed _ -> resume(edit, forward);
			case Event.Unwatched(var since) -> edit.phase = forward.unwatched(since, this.at);
			case Event.Stumbled stumbled -> {
				edit.phase = forward.stumbled(this.at);
				edit.stumbles = stumbled.times();
			}
			case Event.Recorded recorded -> record(edit, recorded);
			case Event.Promised(var promised) -> edit.obligations.add(promised);
			case Event.Closed closed -> close(edit, closed);
			case Event.Observed(var observation) -> edit.observations.add(observation);
			case Event.Decided _,Event.Noticed _ -> {
			}
			case Event.Accepted _,Event.Lapsed _,Event.Proven _,Event.Hindered _,Event.Meanwhile _,Event.Acknowledged _,Event.Reminded _ ->
				throw new IllegalTransition(forward, event);
		}
	}

	private void parked(Edit edit, Phase.Parked parked, Event event) {
		switch (event) {
			case Event.Began began -> begin(edit, began);
			case Event.Seen seen -> {
				edit.phase = parked.resuming(parked.resume().seen(seen.seeing(), this.at));
				edit.lastRun((run) -> run.seen(seen.sentence(), seen.evidence()));
			}
			case Event.Concluded concluded -> conclude(edit, concluded);
			case Event.Exposed(var unprotected) -> edit.lastRun((run) -> run.unprotected(unprotected));
			case Event.Revised revised -> revise(edit, revised);
			case Event.Asked asked -> edit.phase = Phase.Parked.asked(parked.resume(), asked.question(), this.at);
			case Event.Reminded _ -> edit.phase = parked.reminded(this.at);
			case Event.Meanwhile(var sentence) -> edit.phase = parked.meanwhile(sentence);
			case Event.Escalated _ -> {
				escalate(edit);
				edit.phase = parked.waiting();
			}
			case Event.Extended(var by) -> {
				extend(edit, by);
				edit.phase = parked.extended(by);
			}
			case Event.Superseded superseded -> supersede(edit, superseded);
			case Event.Resumed _ -> resume(edit, parked.resume());
			case Event.TurnedBack back -> turnBack(edit, back);
			case Event.Finished finished -> finish(edit, finished);
			case Event.Stumbled stumbled -> edit.stumbles = stumbled.times();
			case Event.Recorded recorded -> record(edit, recorded);
			case Event.Closed closed -> close(edit, closed);
			case Event.Observed(var observation) -> edit.observations.add(observation);
			case Event.Decided _,Event.Lapsed _,Event.Noticed _ -> {
			}
			case Event.Accepted _,Event.Intended _,Event.Promised _,Event.Recovered _,Event.Sheltered _,Event.Proven _,Event.Hindered _,Event.Acknowledged _,Event.TookOver _,Event.Unwatched _ ->
				throw new IllegalTransition(parked, event);
		}
	}

	private void restoring(Edit edit, Phase.Restoring restoring, Event event) {
		switch (event) {
			case Event.Seen(var seeing, var sentence, var _, var obligation) ->
				edit.phase = restoring.seen(obligation, seeing, sentence, this.at);
			case Event.Intended intended -> intend(edit, intended);
			case Event.Closed closed -> {
				close(edit, closed);
				edit.phase = restoring.kept(closed.obligation());
				edit.stumbles = 0;
			}
			case Event.Proven proven -> edit.phase = restoring.proving(this.at).proven(proven.obligation());
			case Event.Unwatched(var since) -> edit.phase = restoring.unwatched(since, this.at);
			case Event.Hindered(var sentence, var obligation) ->
				edit.phase = restoring.hindered(obligation, sentence, this.at);
			case Event.Resumed _ -> {
				edit.phase = restoring.retried(this.at);
				edit.stumbles = 0;
			}
			case Event.Revised revised -> revise(edit, revised);
			case Event.Asked asked -> ask(edit, asked);
			case Event.Escalated _ -> escalate(edit);
			case Event.Superseded superseded -> supersede(edit, superseded);
			case Event.Finished finished -> finish(edit, finished);
			case Event.Stumbled stumbled -> edit.stumbles = stumbled.times();
			case Event.Recorded recorded -> record(edit, recorded);
			case Event.Observed(var observation) -> edit.observations.add(observation);
			case Event.Decided _,Event.Noticed _ -> {
			}
			case Event.Accepted _,Event.Began _,Event.Concluded _,Event.Recovered _,Event.Exposed _,Event.Sheltered _,Event.Lapsed _,Event.Promised _,Event.TurnedBack _,Event.Acknowledged _,Event.Extended _,Event.Reminded _,Event.Meanwhile _,Event.TookOver _ ->
				throw new IllegalTransition(restoring, event);
		}
		if (edit.phase instanceof Phase.Restoring now && edit.obligations.stream().noneMatch(Obligation::open)
				&& edit.mutations.stream().noneMatch((mutation) -> mutation.open())) {
			edit.phase = now.proving(this.at);
		}
	}

	private void ended(Edit edit, Phase.Ended ended, Event event) {
		var open = ended.holdsClaims();
		var failed = open && ended.ending() == Ending.FAILED;
		switch (event) {
			case Event.Intended intended -> intend(edit, intended);
			case Event.Recorded recorded -> record(edit, recorded);
			case Event.Closed closed -> {
				close(edit, closed);
				edit.phase = ended.kept(closed.obligation());
			}
			case Event.Hindered(var sentence, var obligation) when obligation != null ->
				edit.phase = ended.hindered(obligation, sentence, this.at);
			case Event.Observed(var observation) -> edit.observations.add(observation);
			case Event.Noticed _,Event.Stumbled _ -> {
			}
			case Event.Decided _ when open -> {
			}
			case Event.Superseded superseded when open -> supersede(edit, superseded);
			case Event.TurnedBack back when open -> {
				edit.finishedAt = null;
				turnBack(edit, back);
			}
			case Event.Acknowledged _ when failed -> edit.phase = ended.acknowledgedNow();
			case Event.Accepted _,Event.Began _,Event.Lapsed _,Event.Promised _,Event.Seen _,Event.Concluded _,Event.Recovered _,Event.Exposed _,Event.Sheltered _,Event.Revised _,Event.Asked _,Event.Decided _,Event.Resumed _,Event.TurnedBack _,Event.Proven _,Event.Hindered _,Event.Meanwhile _,Event.Finished _,Event.Acknowledged _,Event.Escalated _,Event.Extended _,Event.Reminded _,Event.TookOver _,Event.Superseded _,Event.Unwatched _ ->
				throw new IllegalTransition(ended, event);
		}
	}

	private void resume(Edit edit, Phase.Forward where) {
		edit.phase = where.resumed(edit.runs.getLast().kind() == Step.Kind.ASK, this.at);
		edit.stumbles = 0;
	}

	private static void revise(Edit edit, Event.Revised revised) {
		edit.plan = revised.plan();
		edit.outline = revised.outline();
	}

	/// Stops turning back, where it had begun to.
	private void ask(Edit edit, Event.Asked asked) {
		edit.lastRun(StepRun::reopened);
		var run = edit.runs.getLast();
		edit.phase = Phase.Parked.asked(Phase.Forward.begun(run.key(), run.visit(), this.at), asked.question(),
				this.at);
	}

	private static void escalate(Edit edit) {
		edit.escalated = true;
		edit.obligations.replaceAll((owed) -> owed.open() ? owed.withoutDue() : owed);
	}

	private static void extend(Edit edit, Duration by) {
		edit.obligations.replaceAll((owed) -> owed.open() ? owed.later(by) : owed);
	}

	private static void takeOver(Edit edit, Event.TookOver taken) {
		edit.tookOver = true;
		edit.mutations.addAll(taken.mutations());
		taken.obligations().forEach((owed) -> edit.obligations.add(owed.withoutDue()));
	}

	private void supersede(Edit edit, Event.Superseded superseded) {
		edit.mutations.clear();
		edit.obligations.clear();
		finish(edit, new Event.Finished(Ending.SUPERSEDED,
				"%s took over what this had changed and claimed.".formatted(superseded.code())));
	}

	private void begin(Edit edit, Event.Began began) {
		var outline = edit.outline.stream()
			.filter((line) -> line.key().equals(began.key()))
			.findFirst()
			.orElseThrow(() -> new IllegalTransition(edit.phase, began));
		edit.lastRun((run) -> (run.finishedAt() != null) ? run : run.left(this.at));
		edit.phase = Phase.Forward.begun(began.key(), began.visit(), this.at);
		edit.runs.add(StepRun.begun(outline, began.visit(), this.at).unprotected(edit.runs.getLast().unprotected()));
	}

	private void conclude(Edit edit, Event.Concluded concluded) {
		edit.lastRun((run) -> run.concluded(concluded.verdict(), concluded.sentence(), concluded.evidence(), this.at));
		edit.stumbles = 0;
	}

	private void intend(Edit edit, Event.Intended intended) {
		edit.mutations.add(intended.mutation());
		edit.obligations.addAll(intended.promised());
	}

	private void record(Edit edit, Event.Recorded recorded) {
		var fact = recorded.fact();
		edit.mutation(recorded.mutation(),
				(mutation) -> fact.advances(mutation.state()) ? mutation.with(fact) : mutation);
	}

	private void close(Edit edit, Event.Closed closed) {
		edit.obligation(closed.obligation(), (obligation) -> obligation.open()
				? obligation.closed(closed.how(), closed.sentence(), this.at) : obligation);
	}

	private void turnBack(Edit edit, Event.TurnedBack back) {
		edit.lastRun((run) -> (run.finishedAt() != null) ? run : run.left(this.at));
		edit.phase = Phase.Restoring.begun(back.cause(), this.at);
		edit.stumbles = 0;
	}

	private void finish(Edit edit, Event.Finished finished) {
		edit.lastRun((run) -> (run.finishedAt() != null) ? run : run.left(this.at));
		edit.phase = new Phase.Ended(finished.ending(), finished.note(),
				!Operation.touched(edit.mutations, edit.obligations));
		edit.finishedAt = this.at;
	}

}
