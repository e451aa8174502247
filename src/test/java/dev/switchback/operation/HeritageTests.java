package dev.switchback.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Promise;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static dev.switchback.operation.Every.operation;
import static org.assertj.core.api.Assertions.assertThat;

/// What an operation leaves is counted by whoever takes over for a step of its own, or for none.
class HeritageTests {

	private static final String CODE = operation().code();

	/// What stood under `back.` goes on under `out.`, and what stood under `out.` is over.
	private static Optional<String> heir(String key) {
		return key.startsWith("back.") ? Optional.of(key.replace("back.", "out."))
				: key.startsWith("out.") ? Optional.empty() : Optional.of(key);
	}

	private static Event.TookOver taken(Mutation mutation, Obligation... obligations) {
		return new Heritage(operation().with((edit) -> {
			edit.mutations.add(mutation);
			edit.obligations.addAll(List.of(obligations));
		}), HeritageTests::heir, (_, key) -> key).taken();
	}

	private static String origin(String left) {
		return taken(mutation(left)).mutations().getFirst().origin();
	}

	@Test
	void aCallIsOfTheStepThatGoesOnWithItAndOfNoVisitOfIt() {
		assertThat(origin("back.failover#2")).isEqualTo("out.failover#2@" + CODE);
		assertThat(origin("off#1")).isEqualTo("off#1@" + CODE);
		assertThat(new Origin("out.failover#2@SB-1").step()).hasValue("out.failover");
		assertThat(new Origin("out.failover#2@SB-1").visit()).isZero();
		assertThat(new Origin("out.failover#2").visit()).isEqualTo(2);
	}

	@Test
	void aCallOfWhatIsOverIsOfNoStep() {
		assertThat(origin("out.failover#1")).isEqualTo(CODE + "/out.failover#1");
		assertThat(new Origin(CODE + "/out.failover#1").step()).isEmpty();
		assertThat(new Origin(CODE + "/out.failover#1").over()).isTrue();
	}

	@Test
	void whatWasTakenOverBeforeNamesWhoeverMadeIt() {
		assertThat(origin("back.failover#1@SB-7")).isEqualTo("out.failover#1@SB-7");
		assertThat(origin("out.failover#1@SB-7")).isEqualTo("SB-7/out.failover#1");
		assertThat(origin("SB-7/back.failover#1")).isEqualTo("SB-7/back.failover#1");
	}

	@Test
	void aCallThatKeepsAPromiseStillDoes() {
		assertThat(origin("obligation:" + id(2))).isEqualTo("obligation:" + id(2));
	}

	@Test
	void aPromiseIsUnderTheKeyOfTheStepThatKeepsItAndWhatWasClosedIsOver() {
		var closed = promise(1, "back.source").closed(Obligation.State.VOID, "it is gone", after(9));
		assertThat(taken(mutation("off#1"), promise(2, "back.source"), promise(3, "out.source"), promise(4, "drill"),
				closed, promise(5, "SB-7/back.source"))
			.obligations()).extracting(Obligation::key)
			.containsExactly("out.source", CODE + "/out.source", "drill", CODE + "/back.source", "SB-7/back.source");
	}

	@Test
	void onlyWhatIsNotOverWasTouched() {
		var over = operation().with((edit) -> edit.mutations.add(mutation(CODE + "/out.failover#1")));
		assertThat(over.touched()).isFalse();
		assertThat(over.mutationsOfStep("out.failover")).isEmpty();
		assertThat(over.with((edit) -> edit.obligations.add(promise(2, CODE + "/out.source"))).touched())
			.as("what is owed for it")
			.isTrue();
		var goesOn = operation().with((edit) -> edit.mutations.add(mutation("out.failover#1@SB-7")));
		assertThat(goesOn.touched()).isTrue();
		assertThat(goesOn.mutationsOfStep("out.failover")).hasSize(1);
		assertThat(goesOn.visits("out.failover")).isZero();
	}

	/// They were taken over under the name of a visit.
	@Test
	void callsThatAnEarlierReleaseTookOverAreNoCallsOfALaterVisit() {
		var earlier = operation().with((edit) -> edit.mutations.add(mutation("out.failover#3")));
		assertThat(earlier.visits("out.failover")).isEqualTo(3);
	}

	private static Mutation mutation(String origin) {
		Instant at = after(5);
		return new Mutation(id(1), origin, "POST", "vm", "fail it over", null, at, at, Mutation.State.CONFIRMED, at,
				Handle.NONE, null, null);
	}

	private static Obligation promise(int number, String key) {
		return Obligation.of(id(number), new Promise(key, "watch-source", "vm", "watch it", null, "{}"), id(1),
				after(5));
	}

}
