package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

import dev.switchback.Golden;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What may be decided about a machine when, and what follows, shown by taking every decision in every state that Site
/// Recovery knows. The table in `docs/machine-decisions.md` is what this test saw.
class VmChoicesTests {

	private static final Path PUBLISHED = Path.of("docs/machine-decisions.md");

	private static @Nullable RecoveryPointWish point(Decision decision) {
		return (decision == Decision.CHANGE_RECOVERY_POINT)
				? new RecoveryPointWish(RecoveryPointWish.Strategy.LATEST_CRASH_CONSISTENT, null) : null;
	}

	private static String rows(String name, Supplier<VmFlight> situation) {
		var table = new StringBuilder();
		var first = situation.get();
		var before = first.operation();
		var choices = Choices.of(before);
		for (var decision : Decision.values()) {
			var choice = choices.stream().filter((it) -> it.decision() == decision).findFirst();
			if (choice.isEmpty()) {
				assertThat(first.decide(decision, point(decision))).as("%s in %s", decision, name)
					.isInstanceOfSatisfying(Settled.NotAllowed.class, (refused) -> clear(refused, decision));
				assertThat(first.operation()).isEqualTo(before);
				continue;
			}
			var flight = situation.get();
			assertThat(flight.extended(decision, point(decision))).as("%s in %s", decision, name)
				.isInstanceOf(Settled.Taken.class);
			var after = flight.operation().status();
			flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
			table.append("| %s | `%s` | `%s` | %s | `%s` | %s |%n".formatted(name, before.status(), decision,
					choice.get().consequence(), after, end(flight.operation())));
		}
		return table.toString();
	}

	/// Whoever is refused hears what there is instead; and who wants back what cannot be undone, how it comes back.
	private static void clear(Settled.NotAllowed refused, Decision decision) {
		var operation = refused.operation();
		assertThat(refused.sentence())
			.startsWith("%s is %s, where this cannot be decided. ".formatted(operation.code(), operation.status()))
			.endsWith(!refused.choices().isEmpty() ? "Take one of allowedDecisions."
					: operation.ended() ? "It is over." : "It goes on by itself; nothing can be decided now.");
		var back = decision == Decision.RESTORE || decision == Decision.CANCEL;
		assertThat(refused.sentence().contains("Azure cannot undo a failover"))
			.isEqualTo(back && operation.pastReturn() && !operation.ended());
	}

	private static String end(Operation operation) {
		return operation.ended() ? "`%s`".formatted(operation.status())
				: "`%s`, at `%s`".formatted(operation.status(), operation.lastRun().key());
	}

	@Test
	void theTableThatIsPublishedIsTheOneThatHolds() throws IOException {
		var table = new StringBuilder(
				"""
						# What may be decided about a machine when

						Seen by taking every decision in every state of Site Recovery, of single machines where nothing else is said, and in maintenance; a test compares
						this page with what it saw. What is not listed is refused, with what there is instead; in an emergency nothing can be decided while a call is under
						way. From the first call of a failover on there is no `RESTORE` and no
						`CANCEL`: Azure knows no way to undo a failover. Who wanted another recovery point and cannot have it, because there is none or somebody has
						committed meanwhile, takes what it runs from by `ACCEPT_AS_IS`, which wants a person. `CHANGE_RECOVERY_POINT` wants a `recoveryPoint`, `FAIL_BACK` may bring one.
						`FINISH` ends well where it is asked where a machine stays; anywhere else it leaves undone what was asked for, ends `FAILED`, and wants a person ([machines.md](machines.md#the-journey)).
						While it is not known that the source is off, `COMMIT` wants `"acknowledged": ["source-not-fenced"]`. What follows by itself does so while the
						probes pass ([machines.md](machines.md#by-itself)).

						| situation | status | decision | what follows | status right after | two hours later, if nobody decides anything more |
						|---|---|---|---|---|---|
						""");
		// Each situation is flown by itself: they are many.
		var rows = VmSituations.all()
			.entrySet()
			.parallelStream()
			.map((it) -> rows(it.getKey(), it.getValue()))
			.toList();
		rows.forEach(table::append);
		Golden.holds(PUBLISHED, table.toString());
	}

}
