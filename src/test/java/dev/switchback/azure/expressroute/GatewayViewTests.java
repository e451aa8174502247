package dev.switchback.azure.expressroute;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.switchback.azure.expressroute.Baseline.GatewayFound;
import dev.switchback.azure.expressroute.Baseline.LearnedFound;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// `a1` and `a2` are the routers of the circuit that is drained, `b1` and `b2` those of the survivor, `c1` and `c2` those of
/// a third circuit. ARM shows their addresses and not whose they are.
class GatewayViewTests {

	private static final Prefix P = Prefix.parse("10.1.0.0/16");

	private static GatewayView from(String... peers) {
		return GatewayView
			.of(Arrays.stream(peers).map((peer) -> new LearnedRoute(P, peer, AsPath.parse("12076 65010"))).toList());
	}

	private static GatewayFound before(int others, boolean standby, String... peers) {
		return new GatewayFound("/gw", others, standby, List.of(new LearnedFound(P.toString(), List.of(peers))), null);
	}

	private static boolean proven(GatewayFound before, String... now) {
		return from(now).doubtful(Set.of(P), before).isEmpty();
	}

	@Test
	void whatOnlyTheSurvivorsRoutersBringIsProven() {
		assertThat(proven(before(0, false, "a1", "a2", "b1", "b2"), "b1", "b2")).isTrue();
		assertThat(proven(before(0, false, "a1", "a2"), "b1", "b2")).isTrue();
		assertThat(proven(before(0, false, "a1", "a2", "b1", "b2"), "b1")).isTrue();
	}

	@Test
	void moreRoutersThanACircuitHasCannotAllBeTheDrainedOnes() {
		assertThat(proven(before(0, false, "a1", "a2", "b1", "b2"), "a1", "a2", "b1", "b2")).isTrue();
		assertThat(proven(before(0, false, "a1", "a2", "b1", "b2"), "a2", "b1", "b2")).isTrue();
	}

	@Test
	void aRouteThatMayBeALeftoverProvesNothing() {
		assertThat(proven(before(0, false, "a1", "a2"), "a1", "a2")).isFalse();
		assertThat(proven(before(0, false, "a1", "a2"), "a2")).isFalse();
		assertThat(proven(before(0, false, "a1", "a2", "b1", "b2"))).isFalse();
	}

	@Test
	void unchangedIsRightWhereTheDrainedCircuitWasTheStandby() {
		assertThat(proven(before(0, true, "b1", "b2"), "b1", "b2")).isTrue();
		assertThat(proven(before(0, true, "b1", "b2"))).isFalse();
		assertThat(proven(before(0, false, "b1", "b2"), "b1", "b2")).isFalse();
	}

	@Test
	void aThirdCircuitIsNotTheSurvivor() {
		assertThat(proven(before(1, false, "a1", "a2", "c1", "c2"), "c1", "c2")).isFalse();
		assertThat(proven(before(1, false, "a1", "a2", "b1", "b2", "c1", "c2"), "b1", "b2", "c1", "c2")).isTrue();
	}

	/// Neither where the survivor was preferred, nor where nothing was known of what the drained circuit brought.
	@Test
	void aThirdCircuitIsNotTheSurvivorWhereNothingHadToMove() {
		assertThat(proven(before(1, true, "a1", "a2", "b1", "b2", "c1", "c2"), "c1", "c2")).isFalse();
		assertThat(proven(before(1, true, "a1", "a2", "b1", "b2", "c1", "c2"), "b1", "c1", "c2")).isTrue();
		var nothing = new GatewayFound("/gw", 1, false, List.of(), null);
		assertThat(proven(nothing, "c1", "c2")).isFalse();
		assertThat(proven(nothing, "b1", "b2", "c1", "c2")).isTrue();
	}

	@Test
	void whileBothAreLinkedItTakesMoreThanTwoRouters() {
		assertThat(from("a1", "a2", "b1").doubtful(Set.of(P), 0, false)).isEmpty();
		assertThat(from("a1", "a2").doubtful(Set.of(P), 0, false)).containsExactly(P);
		assertThat(from("a1", "a2", "c1", "c2").doubtful(Set.of(P), 1, false)).containsExactly(P);
		assertThat(from().doubtful(Set.of(P), 0, false)).containsExactly(P);
	}

	@Test
	void fewerRoutersThanBeforeAreNotWhole() {
		assertThat(from("a1", "a2", "b1", "b2").weaker(before(0, false, "a1", "a2", "b1", "b2"))).isEmpty();
		assertThat(from("x1", "x2", "b1", "b2").weaker(before(0, false, "a1", "a2", "b1", "b2"))).isEmpty();
		assertThat(from("a1", "b1", "b2").weaker(before(0, false, "a1", "a2", "b1", "b2"))).containsExactly(P);
	}

}
