package dev.switchback.operation;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import dev.switchback.operation.Phase.Seeing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.switchback.operation.Every.EVIDENCE;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static dev.switchback.operation.Every.operation;
import static org.assertj.core.api.Assertions.assertThat;

class KeepingTests {

	private static final Keeping LOCKED = new Keeping(Seeing.UNMET, "it is down", "it is locked", after(81));

	private static final Keeping BUSY = new Keeping(Seeing.UNMET, "it is up", "it is busy", after(82));

	@Test
	void isToldWhileItIsBroughtBackAndOnceTheOperationIsOver() {
		assertThat(operation(restoring()).keeping(OBLIGATION.id())).isEqualTo(LOCKED);
		assertThat(operation(restoring()).keeping(id(21))).isEqualTo(Keeping.UNKNOWN);
		assertThat(operation(ended()).keeping(OBLIGATION.id())).isEqualTo(LOCKED);
		assertThat(operation(ended()).keeping(id(21))).isEqualTo(Keeping.UNKNOWN);
	}

	@Test
	void isNotKnownBeforeAnythingIsBroughtBack() {
		for (var phase : Set.of("Forward", "Parked")) {
			assertThat(operation(Every.phases().get(phase)).keeping(OBLIGATION.id())).as(phase)
				.isEqualTo(Keeping.UNKNOWN);
		}
	}

	@Test
	void isForgottenOnceItIsClosedWhileThatOfTheOthersIsKept() {
		for (var phase : Set.of(restoring(), ended())) {
			var closed = operation(phase)
				.after(new Event.Closed(OBLIGATION.id(), Obligation.State.DISCHARGED, "it is back"), after(90));
			assertThat(closed.keeping(OBLIGATION.id())).as("%s", phase).isEqualTo(Keeping.UNKNOWN);
			assertThat(closed.keeping(id(20))).as("%s", phase).isEqualTo(BUSY);
		}
	}

	@Test
	void isForgottenOnceItIsProvenWhileThatOfTheOthersIsKept() {
		var proven = operation(restoring()).after(new Event.Proven(OBLIGATION.id(), "all is as it was", EVIDENCE),
				after(90));
		assertThat(proven.keeping(OBLIGATION.id())).isEqualTo(Keeping.UNKNOWN);
		assertThat(proven.keeping(id(20))).isEqualTo(BUSY);
	}

	@Test
	void hinderedInOtherWordsIsHinderedSinceTheSameMoment() {
		assertThat(LOCKED.hindered("it is still locked", after(99)).since()).isEqualTo(after(81));
		assertThat(LOCKED.hindered(null, after(99)).since()).isNull();
		Instant anew = LOCKED.hindered(null, after(99)).hindered("it is locked", after(100)).since();
		assertThat(anew).isEqualTo(after(100));
	}

	/// What was seen before, what is seen now, and whether that is nothing new to tell.
	@ParameterizedTest
	@CsvSource({ "MET,MET,true", "UNMET,CONVERGING,true", "REFUSED,MET,true", "BLIND,BLIND,true",
			"UNSETTLED,UNSETTLED,true", "BLIND,UNSETTLED,false", "UNSETTLED,BLIND,false", "BLIND,UNMET,false",
			"UNMET,BLIND,false", "UNSETTLED,MET,false", "CONVERGING,UNSETTLED,false" })
	void isTheSameWhereTheSameIsSeenAsWell(Seeing before, Seeing now, boolean same) {
		var keeping = Keeping.UNKNOWN.seen(before, "it is down");
		assertThat(keeping.as(now, "it is down")).isEqualTo(same);
		assertThat(keeping.as(now, "it is up")).isFalse();
		assertThat(Keeping.UNKNOWN.as(now, "it is down")).as("before the first look").isFalse();
	}

	@Test
	void ofTwoThingsTheBlindOneCountsThenTheUnsettledOne() {
		for (var other : Seeing.values()) {
			assertThat(Seeing.worse(Seeing.BLIND, other)).as("%s", other).isEqualTo(Seeing.BLIND);
			assertThat(Seeing.worse(other, Seeing.BLIND)).as("%s", other).isEqualTo(Seeing.BLIND);
			if (other != Seeing.BLIND) {
				assertThat(Seeing.worse(Seeing.UNSETTLED, other)).as("%s", other).isEqualTo(Seeing.UNSETTLED);
				assertThat(Seeing.worse(other, Seeing.UNSETTLED)).as("%s", other).isEqualTo(Seeing.UNSETTLED);
			}
		}
		assertThat(Seeing.worse(Seeing.MET, Seeing.UNMET)).isEqualTo(Seeing.UNMET);
		assertThat(Seeing.worse(Seeing.UNMET, Seeing.CONVERGING)).isEqualTo(Seeing.CONVERGING);
	}

	private static Phase.Restoring restoring() {
		return new Phase.Restoring("the deadline has come", after(60), Sight.CLEAR, null, Set.of(), null, null, null,
				Map.of(OBLIGATION.id(), LOCKED, id(20), BUSY));
	}

	private static Phase.Ended ended() {
		return new Phase.Ended(Ending.HANDED_OVER, "It is still drained.", false,
				Map.of(OBLIGATION.id(), LOCKED, id(20), BUSY));
	}

}
