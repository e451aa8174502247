package dev.switchback.playbook;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.switchback.playbook.Mutation.Fact;
import dev.switchback.playbook.Mutation.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MutationTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	@Test
	void isOpenUntilItIsKnownWhatBecameOfIt() {
		assertThat(Arrays.stream(State.values()).filter((state) -> mutation(state).open()))
			.containsExactly(State.INTENDED, State.IN_DOUBT);
	}

	@Test
	void neverKnowsLessThanBefore() {
		assertThat(Arrays.stream(State.values())
			.map((known) -> known + " → "
					+ Arrays.stream(State.values()).filter((learned) -> fact(learned).advances(known)).toList())
			.collect(Collectors.joining("\n"))).isEqualTo("""
					INTENDED → [CONFIRMED, REFUTED, IN_DOUBT]
					CONFIRMED → []
					REFUTED → [CONFIRMED]
					IN_DOUBT → [CONFIRMED, REFUTED]""");
	}

	@Test
	void thatItCannotBeFoundOutAddsToDoubtAndToNothingElse() {
		var hopeless = new Fact(NOON, State.IN_DOUBT, Handle.NONE, null, NOON.plusSeconds(3));
		assertThat(Arrays.stream(State.values()).filter(hopeless::advances)).containsExactly(State.INTENDED,
				State.IN_DOUBT);
		var intended = new Fact(NOON, State.INTENDED, Handle.NONE, null, NOON.plusSeconds(3));
		assertThat(intended.advances(State.IN_DOUBT)).isFalse();
	}

	@Test
	void onlyAPersonCanSayWhatBecameOfWhatIsInDoubtForGood() {
		assertThat(mutation(State.IN_DOUBT).undecidable()).isFalse();
		assertThat(Arrays.stream(State.values())
			.filter((state) -> mutation(State.INTENDED)
				.with(new Fact(NOON, state, Handle.NONE, null, NOON.plusSeconds(3)))
				.undecidable()))
			.containsExactly(State.IN_DOUBT);
	}

	@Test
	void takesOverWhatIsLearnedAndNothingElse() {
		var learned = new Fact(NOON.plusSeconds(3), State.REFUTED, new Handle("https://arm.example/1", "r", "c"),
				"AnotherOperationInProgress", NOON.plusSeconds(30));
		var before = mutation(State.INTENDED);
		assertThat(before.with(learned)).isEqualTo(new Mutation(before.id(), "disable#1", "PUT", "/circuits/ams",
				"disable it", "W/\"1\"", NOON, NOON.plusSeconds(5), State.REFUTED, NOON.plusSeconds(3),
				new Handle("https://arm.example/1", "r", "c"), "AnotherOperationInProgress", NOON.plusSeconds(30)));
	}

	@Test
	void isNamedByMethodAndTargetAndNeverByItsBody() {
		assertThat(new Call("PUT", "/circuits/ams", "disable it", null, "{\"sharedKey\": \"secret\"}"))
			.hasToString("PUT /circuits/ams");
	}

	@Test
	void promisesAreFixedOnceACallIsReady() {
		var promise = new Promise("enable-ams", "peering", "/circuits/ams", "enable it", null, "{}");
		var call = new Call("PUT", "/circuits/ams", "disable it", null, "{}");
		assertThat(new Preparation.Ready(call, List.of(promise)).promises()).containsExactly(promise);
		assertThat(promise.secret()).isNull();
	}

	static Mutation mutation(State state) {
		return new Mutation(new UUID(0, 1), "disable#1", "PUT", "/circuits/ams", "disable it", "W/\"1\"", NOON,
				NOON.plusSeconds(5), state, null, Handle.NONE, null, null);
	}

	private static Fact fact(State state) {
		return new Fact(NOON, state, Handle.NONE, null, null);
	}

}
