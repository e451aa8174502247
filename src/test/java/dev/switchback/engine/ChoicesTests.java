package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.switchback.Golden;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What may be decided when, and what follows, shown by taking every decision in every kind of situation. The table in
/// `docs/decisions.md` is what this test saw.
class ChoicesTests {

	private static final Path PUBLISHED = Path.of("docs/decisions.md");

	private static final String HOLD = """
			{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT5S"}}""";

	/// A run of its own for each decision that is tried.
	private static final class Run {

		private final VirtualTime time = new VirtualTime();

		private final Toy world = new Toy(this.time, Crashes.never());

		private final Replica replica = new Replica(this.time, new InMemoryOperations(this.time), Crashes.never(),
				List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

		private final UUID id;

		private Requester by = Replica.ALICE;

		Run(String request) {
			this(Purpose.DRILL, request);
		}

		Run(Purpose purpose, String request) {
			this.id = this.replica.ask(ToyFailover.KIND, purpose, request);
		}

		Run until(Predicate<Operation> wanted) {
			this.replica.until(this.id, Duration.ofHours(1), wanted);
			return this;
		}

		Run by(Requester other) {
			this.by = other;
			return this;
		}

		Operation operation() {
			return this.replica.operation(this.id);
		}

	}

	private static Map<String, Supplier<Run>> situations() {
		var situations = new LinkedHashMap<String, Supplier<Run>>();
		situations.put("on its way, nothing sent yet", () -> new Run(HOLD));
		situations.put("asked for a second person's agreement, by that person",
				() -> new Run(Purpose.MAINTENANCE, ToyFailover.AGREED).until((it) -> it.phase() instanceof Phase.Parked)
					.by(new Requester("bob", true, "api")));
		situations.put("on its way, after a changing call",
				() -> new Run(HOLD).until((it) -> it.lastRun().key().equals("dark")));
		situations.put("in a timed hold", () -> new Run(HOLD).until((it) -> it.lastRun().key().equals("hold")));
		situations.put("asked to end the hold",
				() -> new Run(ToyFailover.ASKING).until((it) -> it.phase() instanceof Phase.Parked));
		situations.put("asked about trouble before anything was sent", () -> {
			var run = new Run(HOLD);
			run.world.blindUntil = VirtualTime.START.plus(Duration.ofMinutes(20));
			run.until((it) -> it.phase() instanceof Phase.Parked);
			run.time.passUntil(run.world.blindUntil);
			return run;
		});
		situations.put("asked in an emergency to end the hold",
				() -> new Run(Purpose.EMERGENCY, ToyFailover.ASKING).until((it) -> it.phase() instanceof Phase.Parked));
		situations.put("asked about trouble in an emergency", () -> {
			var run = new Run(Purpose.EMERGENCY, ToyFailover.ASKING);
			run.until((it) -> it.lastRun().key().equals("dark"));
			run.world.guardLost = true;
			run.until((it) -> it.phase() instanceof Phase.Parked);
			run.world.guardLost = false;
			return run;
		});
		situations.put("asked in an emergency about what fell silent in the hold", () -> {
			var run = new Run(Purpose.EMERGENCY, ToyFailover.ASKING);
			run.until((it) -> it.phase() instanceof Phase.Parked);
			run.world.silent = true;
			return run.until((it) -> it.phase() instanceof Phase.Parked parked && parked.question().lost() != null);
		});
		situations.put("asked in an emergency while it is not known what became of a call", () -> {
			var run = new Run(Purpose.EMERGENCY, ToyFailover.ASKING);
			run.world.answers.add(() -> {
				run.world.turn("lamp", false);
				run.world.blindUntil = run.time.instant().plus(Duration.ofMinutes(20));
				return new Answer.Lost("the connection broke", Handle.NONE);
			});
			return run.until((it) -> it.phase() instanceof Phase.Parked);
		});
		situations.put("asked about a call of which nothing can be found out", () -> unsaid(Purpose.DRILL));
		situations.put("asked in an emergency about a call of which nothing can be found out",
				() -> unsaid(Purpose.EMERGENCY));
		situations.put("turning back, with a call of which nothing can be found out", () -> {
			var run = unsaid(Purpose.DRILL);
			run.replica.decide(run.id, Decision.RESTORE);
			run.replica.passUntil(run.time.instant().plusSeconds(30));
			return run;
		});
		situations.put("asked because it was brought back, but is not as it was", () -> {
			var run = new Run(ToyFailover.CALM);
			run.world.burnt = true;
			run.until((it) -> it.phase() instanceof Phase.Parked);
			return run;
		});
		situations.put("turning back", () -> {
			var run = new Run(HOLD).until((it) -> it.lastRun().key().equals("hold"));
			run.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
			run.replica.decide(run.id, Decision.RESTORE);
			run.replica.passUntil(run.time.instant().plusSeconds(30));
			return run;
		});
		situations.put("ended FAILED", () -> {
			var run = new Run(HOLD).until((it) -> it.lastRun().key().equals("hold"));
			run.world.burnt = true;
			run.replica.decide(run.id, Decision.RESTORE);
			run.until(Operation::ended);
			run.world.burnt = false;
			return run;
		});
		situations.put("ended HANDED_OVER", () -> {
			var run = new Run(Purpose.EMERGENCY, ToyFailover.ASKING);
			run.until((it) -> it.phase() instanceof Phase.Parked);
			run.replica.decide(run.id, Decision.LEAVE_DRAINED);
			return run;
		});
		situations.put("ended otherwise", () -> new Run(ToyFailover.CALM).until(Operation::ended));
		return situations;
	}

	private static Run unsaid(Purpose purpose) {
		var run = new Run(purpose, (purpose == Purpose.DRILL) ? HOLD : ToyFailover.ASKING);
		run.world.unsaid = true;
		run.world.answers.add(() -> new Answer.Lost("the connection broke", Handle.NONE));
		return run.until((it) -> it.phase() instanceof Phase.Parked);
	}

	private static String table() {
		var table = new StringBuilder(
				"""
						# What may be decided when

						Seen by taking every decision in every situation, of a drill where nothing else is said; a test compares this page
						with what it saw. An answer to a question names the question; only `RESTORE` and `CANCEL` are taken
						whichever question they name. `ESCALATE`, `ACCEPT_AS_IS`, `LEAVE_DRAINED`, `HAPPENED`
						and `DID_NOT_HAPPEN` want a person; going back never does. `ESCALATE`, and `RETRY` in an emergency, may bring `overrides` along for rules that stand
						in the way ([rules.md](rules.md)).

						| situation | status | decision | what follows | status right after | two hours later, if nobody decides anything more |
						|---|---|---|---|---|---|
						""");
		situations().forEach((name, situation) -> {
			for (var decision : Decision.values()) {
				row(name, situation.get(), decision, table);
			}
		});
		return table.toString();
	}

	private static void row(String name, Run run, Decision decision, StringBuilder table) {
		var before = run.operation();
		var choice = run.replica.reception()
			.choices(before)
			.stream()
			.filter((it) -> it.decision() == decision)
			.findFirst();
		var settled = run.replica.decide(run.id, decision, run.by);
		if (choice.isEmpty()) {
			assertThat(settled).as("%s in %s", decision, name).isInstanceOf(Settled.NotAllowed.class);
			assertThat(run.operation()).isEqualTo(before);
			return;
		}
		assertThat(settled).as("%s in %s", decision, name).isInstanceOf(Settled.Taken.class);
		var after = run.operation().status();
		run.replica.passUntil(run.time.instant().plus(Duration.ofHours(2)));
		var end = run.operation().status();
		table.append("| %s | `%s` | `%s` | %s | `%s` | `%s` |%n".formatted(name, before.status(), decision,
				choice.get().consequence(), after, end));
	}

	@Test
	void theTableThatIsPublishedIsTheOneThatHolds() throws IOException {
		Golden.holds(PUBLISHED, table());
	}

}
