package dev.switchback.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final Look LOOK = Look.at(NOON, Duration.ofSeconds(60), Urgency.RUNNING, List.of());

	@Test
	void believesNothingOlderThanItself() {
		assertThat(LOOK).isEqualTo(new Look(NOON, NOON, Duration.ofSeconds(60), Urgency.RUNNING, List.of(), List.of(),
				null, List.of(), null));
	}

	@Test
	void keepsEverythingElseWhenOneThingIsGiven() {
		var readings = List.of(new Reading("state", "contoso-ams", "Enabled", NOON));
		assertThat(LOOK.within(Duration.ofSeconds(5)).with(Secret.of("key")).after(readings)).isEqualTo(new Look(NOON,
				NOON, Duration.ofSeconds(5), Urgency.RUNNING, List.of(), readings, Secret.of("key"), List.of(), null));
	}

	@Test
	void isToldOfAllCallsOfItsOperation() {
		var call = MutationTests.mutation(Mutation.State.CONFIRMED);
		assertThat(Look.at(NOON, Duration.ofSeconds(60), Urgency.RUNNING, List.of(call)).calls()).containsExactly(call);
		assertThat(LOOK.among(List.of(call)).within(Duration.ofSeconds(5)).calls()).containsExactly(call);
		assertThat(LOOK.among(List.of(call)).mutations()).isEmpty();
	}

	@Test
	void countsWhatWasSentSinceSomebodyHadItTriedAgain() {
		var call = MutationTests.mutation(Mutation.State.CONFIRMED);
		var look = Look.at(NOON, Duration.ofSeconds(60), Urgency.RUNNING, List.of(call));
		assertThat(look.sentSince()).containsExactly(call);
		assertThat(look.retried(call.intendedAt()).sentSince()).containsExactly(call);
		var retried = look.retried(call.intendedAt().plusSeconds(1)).within(Duration.ofSeconds(5));
		assertThat(retried.sentSince()).isEmpty();
		assertThat(retried.mutations()).containsExactly(call);
	}

	@Test
	void lapsesAfterItsTimeByItsOwnClock() {
		var sending = new Sending(new UUID(0, 1), Urgency.RUNNING, Duration.ofSeconds(5), Long.MAX_VALUE - 1);
		assertThat(sending.lapsed(Long.MAX_VALUE - 1 + Duration.ofSeconds(5).toNanos())).isFalse();
		assertThat(sending.lapsed(Long.MAX_VALUE - 1 + Duration.ofSeconds(5).toNanos() + 1)).isTrue();
		assertThat(sending.lapsed(Long.MAX_VALUE - 1)).isFalse();
	}

	@Test
	void secretsAreComparedAndNeverShown() {
		assertThat(Secret.of("key")).isEqualTo(Secret.of("key"))
			.hasSameHashCodeAs(Secret.of("key"))
			.isNotEqualTo(Secret.of("other"))
			.isNotEqualTo("key")
			.hasToString("***");
		assertThat(Secret.of("key").hashCode()).isNotEqualTo(Secret.of("other").hashCode());
		assertThat(Secret.of("key").reveal()).isEqualTo("key");
	}

	@Test
	void saysHowLongToWaitWhenItIsNotTheTime() {
		var not = new NotNow("Azure is busy", Duration.ofSeconds(17));
		assertThat(not.tryAgainIn()).isEqualTo(Duration.ofSeconds(17));
		assertThat(not).hasMessage("Azure is busy");
	}

	@Test
	void aRequestThatIsNotValidTellsEveryFault() {
		var faults = List.of(new InvalidRequest.Fault("/parameters/hold", "It is needed."),
				new InvalidRequest.Fault("/parameters/soak", "It is too long."));
		assertThat(new InvalidRequest(faults)).hasMessage("It is needed.");
		assertThat(new InvalidRequest(faults).faults()).isEqualTo(faults);
		assertThat(new InvalidRequest(List.of())).hasMessage("The request is not valid.");
		assertThat(new InvalidRequest("/target", "It is unknown.").faults())
			.containsExactly(new InvalidRequest.Fault("/target", "It is unknown."));
	}

	@Test
	void recoveryPointsAreWishedForInWords() {
		assertThat(RecoveryPointWish.Strategy.values())
			.extracting((strategy) -> new RecoveryPointWish(strategy, null).words())
			.containsExactly("the latest, after processing what is pending", "the latest processed",
					"the latest application-consistent", "the latest crash-consistent", "the one named");
	}

	@Test
	void whatIsMetNeedTeachNothing() {
		assertThat(Sighting.met("it is so", Evidence.NONE))
			.isEqualTo(new Sighting.Met("it is so", Evidence.NONE, null));
	}

	@Test
	void aMandateAnswersForNothingUnlessItSaysSo() {
		assertThat(Mandate.of(Purpose.MAINTENANCE)).isEqualTo(new Mandate(Purpose.MAINTENANCE, List.of()));
	}

}
