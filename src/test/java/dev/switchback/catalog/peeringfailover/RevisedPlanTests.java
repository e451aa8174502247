package dev.switchback.catalog.peeringfailover;

import java.time.Instant;
import java.util.List;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.probe.Echoes;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What stays of a plan, and what changes, when something is learned.
class RevisedPlanTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final String AMS = CIRCUITS + "contoso-ams";

	private static final String DUB = CIRCUITS + "contoso-dub";

	private static Plan plan(RuleOverride... overrides) {
		return new Planning(new Pairs(new SomePairs())).plan(new Mandate(Purpose.EMERGENCY, List.of(overrides)),
				JSON.readValue("{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{\"scope\":\"BOTH\"}}",
						Request.class));
	}

	private static Baseline baseline(String circuit) {
		return new Baseline(circuit, new Baseline.Found("e", "Enabled", null, null), List.of(), List.of(), null, NOON,
				null, null);
	}

	private static Echoes heard(String drained, @Nullable String over, int second) {
		return new Echoes(drained, over, NOON.plusSeconds(second), List.of());
	}

	private static RuleOverride override(String reason) {
		return new RuleOverride("prefixes-covered", "contoso-dub", null, reason, "ada", true);
	}

	@Test
	void whatSomebodyAnswersForLaterIsJudgedBeforeWhatWasAnsweredForAtFirst() {
		var first = override("known");
		var second = override("still known");
		var third = override("known for good");
		assertThat(plan(first).answered(List.of(second)).answered(List.of(third)).drain(Side.PRIMARY).overrides())
			.containsExactly(third, second, first);
	}

	@Test
	void eachCircuitThatAnotherRecordedIsTakenOver() {
		var second = plan().takenOver(plan().with(baseline(DUB)));
		assertThat(second.takenOver()).containsExactly(Side.SECONDARY);
		assertThat(second.baseline(Side.PRIMARY)).isNull();
		assertThat(second.baseline(Side.SECONDARY)).isEqualTo(baseline(DUB));
		assertThat(plan().takenOver(plan().with(baseline(DUB)).with(baseline(AMS))).takenOver())
			.containsExactly(Side.PRIMARY, Side.SECONDARY);
		assertThat(plan().takenOver(plan()).takenOver()).isEmpty();
	}

	@Test
	void onlyWhatTheLastOneHadDrainedIsTakenOver() {
		var before = plan().takenOver(plan().with(baseline(DUB)));
		assertThat(before.takenOver(plan().with(baseline(AMS))).takenOver()).containsExactly(Side.PRIMARY);
	}

	@Test
	void whatProbesAnsweredIsKeptByCircuitAndByWhatCarried() {
		var plan = plan().with(heard(AMS, null, 1)).with(heard(AMS, DUB, 2)).with(heard(DUB, null, 3));
		assertThat(plan.before(Side.PRIMARY)).isEqualTo(heard(AMS, null, 1));
		assertThat(plan.meanwhile(Side.PRIMARY)).isEqualTo(heard(AMS, DUB, 2));
		assertThat(plan.before(Side.SECONDARY)).isEqualTo(heard(DUB, null, 3));
		assertThat(plan.meanwhile(Side.SECONDARY)).isNull();
	}

	@Test
	void whatProbesAnsweredLastCounts() {
		var plan = plan().with(heard(AMS, null, 1)).with(heard(AMS, DUB, 2));
		var again = plan.with(heard(AMS, DUB, 4));
		assertThat(again.echoes()).containsExactly(heard(AMS, null, 1), heard(AMS, DUB, 4));
		assertThat(again.with(heard(AMS, null, 5)).echoes()).containsExactly(heard(AMS, DUB, 4), heard(AMS, null, 5));
		assertThat(plan().takenOver(again).echoes()).isEqualTo(again.echoes());
	}

}
