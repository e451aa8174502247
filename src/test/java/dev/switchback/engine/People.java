package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Ending;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.NotNow;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Who asks for operations and decides about them, through whichever replica answers. Whoever gets no answer asks again
/// under the same key.
final class People {

	private static final int ROUNDS = 120;

	private final DeterministicRun run;

	private int keys;

	People(DeterministicRun run) {
		this.run = run;
	}

	/// What it all begins with.
	void begin() {
		ask(purpose(), null);
	}

	private Purpose purpose() {
		var purposes = this.run.mistake.purposes();
		if (!purposes.isEmpty()) {
			return this.run.chance.of(purposes);
		}
		var drawn = this.run.chance.between(1, 100);
		return (drawn <= 60) ? Purpose.DRILL : (drawn <= 75) ? Purpose.MAINTENANCE : Purpose.EMERGENCY;
	}

	/// Somebody else wants the same circuits.
	void rival() {
		ask(purpose(), null);
	}

	/// An emergency takes over from an operation.
	void supersede(Operation operation) {
		ask(Purpose.EMERGENCY, operation);
	}

	private void ask(Purpose purpose, @Nullable Operation supersedes) {
		var wish = this.run.scene.wish(purpose, this.run);
		var request = wish.request();
		var key = key("POST /v1/operations", request);
		this.run.trace.add("somebody", "asks for %s %s%s".formatted(purpose, request,
				(supersedes != null) ? ", instead of " + supersedes.code() : ""));
		attempt((node) -> {
			try {
				var asking = new Asking(wish.kind(), Mandate.of(purpose), request, "an exercise", null, null, null,
						supersedes, null, Replica.ALICE, key);
				var received = node.reception().accept(asking);
				if (received instanceof Received.Answered(Acceptance.Held _)) {
					this.run.trace.add(node.name, "answers that the circuits are held");
				}
			}
			catch (InvalidRequest ex) {
				this.run.trace.add(node.name, "refuses: " + ex.getMessage());
			}
		});
	}

	/// Somebody decides something that may be decided now.
	void decideAnything() {
		var open = this.run.operations().stream().filter((operation) -> !Choices.of(operation).isEmpty()).toList();
		if (!open.isEmpty()) {
			var operation = this.run.chance.of(open);
			decide(operation, this.run.chance.of(Choices.of(operation)).decision());
		}
	}

	void decide(Operation operation, Decision decision) {
		var key = key("decide", decision.name());
		var question = (operation.phase() instanceof Phase.Parked parked) ? parked.question().id() : null;
		var extendBy = (decision == Decision.EXTEND) ? Duration.ofSeconds(this.run.chance.between(10, 60)) : null;
		var point = (decision == Decision.CHANGE_RECOVERY_POINT)
				? new RecoveryPointWish(this.run.chance.of(RecoveryPointWish.Strategy.LATEST_APP_CONSISTENT,
						RecoveryPointWish.Strategy.LATEST_CRASH_CONSISTENT), null)
				: null;
		var acknowledged = acknowledged(operation, decision);
		this.run.trace.add("somebody", "decides %s about %s".formatted(decision, operation.code()));
		attempt((node) -> answered(node, operation,
				node.reception()
					.decide(new Answering(operation.id(), decision, question, key.key(), extendBy, List.of(), point,
							acknowledged, false, Replica.ALICE, key))));
	}

	/// Whoever commits takes on what is to be acknowledged.
	private static List<String> acknowledged(Operation operation, Decision decision) {
		return (decision == Decision.COMMIT && operation.phase() instanceof Phase.Parked parked
				&& parked.question().acknowledge() != null) ? List.of(parked.question().acknowledge()) : List.of();
	}

	private void answered(Node node, Operation operation, Settled settled) {
		if (!(settled instanceof Settled.Taken) && !(settled instanceof Settled.Replayed)) {
			this.run.trace.add(node.name,
					"refuses that, of %s: %s".formatted(operation.code(), settled.getClass().getSimpleName()));
		}
	}

	private IdempotencyKey key(String route, String body) {
		return new IdempotencyKey("alice", route, "key-" + this.keys++, body);
	}

	private interface Attempt {

		void at(Node node);

	}

	private void attempt(Attempt attempt) {
		var able = this.run.nodes.stream().filter(Node::able).toList();
		if (able.isEmpty()) {
			this.run.turns.at(this.run.turns.now() + this.run.chance.seconds(1, 3), () -> attempt(attempt));
			return;
		}
		var node = this.run.chance.of(able);
		node.start(() -> {
			var answered = false;
			try {
				attempt.at(node);
				answered = true;
			}
			catch (SharedOperations.Gone | NotNow _) {
				// No answer either, or none yet.
			}
			finally {
				if (!answered) {
					this.run.turns.at(this.run.turns.now() + this.run.chance.seconds(1, 3), () -> attempt(attempt));
				}
			}
		});
	}

	/// Nothing goes wrong any more; people see to what is left, until nothing is.
	void settle() {
		for (var round = 0; round < ROUNDS && !this.run.turns.stopped(); round++) {
			this.run.turns.run(this.run.turns.now() + this.run.chance.seconds(10, 20));
			if (over()) {
				return;
			}
			if (round % 3 == 0) {
				for (var operation : this.run.operations()) {
					seeTo(operation, round);
				}
			}
		}
	}

	private boolean over() {
		return this.run.operations().stream().allMatch(People::settled) && this.run.store.nextDue().isEmpty();
	}

	static boolean settled(Operation operation) {
		return operation.ended() && !operation.holdsClaims();
	}

	/// What follows by itself is mostly left to do so. Where all that can be done has come to nothing for long, an emergency begins
	/// anew from what is there.
	private void seeTo(Operation operation, int round) {
		switch (operation.phase()) {
			case Phase.Forward _ -> {
			}
			case Phase.Parked parked -> {
				if (round > ROUNDS / 2 && parked.question().offers().equals(List.of(Decision.RETRY))
						&& this.run.chance.once(0.3)) {
					supersede(operation);
				}
				else if (parked.question().unless() == null) {
					decide(operation, answer(operation));
				}
				else if (this.run.chance.once(0.3)) {
					decide(operation, this.run.chance.once(0.3) ? Decision.EXTEND : answer(operation));
				}
			}
			case Phase.Restoring restoring -> {
				if (restoring.hindrance() != null) {
					decide(operation, Decision.RETRY);
				}
			}
			case Phase.Ended(var ending, var _, var _, var _) when operation.holdsClaims() ->
				decide(operation, (ending == Ending.HANDED_OVER || (round < ROUNDS / 2 && restorable(operation)))
						? Decision.RESTORE : Decision.ACKNOWLEDGE);
			case Phase.Ended _ -> {
			}
		}
	}

	private static boolean restorable(Operation operation) {
		return Choices.of(operation).stream().anyMatch((choice) -> choice.decision() == Decision.RESTORE);
	}

	private Decision answer(Operation operation) {
		var offered = Choices.of(operation).stream().map(Choice::decision).toList();
		var good = this.run.scene.answers().stream().filter(offered::contains).toList();
		return this.run.chance.once(0.6) ? good.getFirst() : this.run.chance.of(good);
	}

}
