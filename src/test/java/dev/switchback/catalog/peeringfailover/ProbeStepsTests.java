package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.probe.Echo;
import dev.switchback.azure.probe.Echoes;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.AcceptedAsIs;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.TakenOver;
import dev.switchback.playbook.Urgency;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// How the steps depend on what probes answered so far.
class ProbeStepsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final String AMS = CIRCUITS + "contoso-ams";

	private static final String DUB = CIRCUITS + "contoso-dub";

	private final VirtualTime time = new VirtualTime();

	private final PeeringFailover playbook = playbook("intranet");

	private PeeringFailover playbook(String... probes) {
		return new PeeringFailover(
				new InProcessAzure(this.time, this.time, this.time::pass,
						new ArmSimulator(this.time, Settings.DEFAULT, 42))
					.expressRoute(),
				new Probes(new ScriptedProber(), ProbeSettings.DEFAULT), SomePairs.probing(probes));
	}

	private static Plan plan(PeeringFailover playbook, Purpose purpose) {
		return playbook.plan(Mandate.of(purpose), JSON.readValue(
				"{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{\"scope\":\"PRIMARY\"}}", Request.class));
	}

	private Plan plan(Purpose purpose, Learned... learned) {
		var plan = plan(this.playbook, purpose);
		for (var one : learned) {
			plan = this.playbook.revise(plan, one);
		}
		return plan;
	}

	private static Echoes heard(@Nullable String over, Verdict verdict) {
		return new Echoes(AMS, over, NOON, List.of(new Echo("intranet", verdict, "connected in 12 ms",
				(verdict == Verdict.PASS) ? Duration.ofMillis(12) : null)));
	}

	private static Baseline baseline() {
		return new Baseline(AMS, new Baseline.Found("e", "Enabled", null, null), List.of(), List.of(), null, NOON, null,
				null);
	}

	private static Step step(PeeringFailover playbook, Plan plan, String key) {
		return playbook.steps(plan).stream().filter((step) -> step.key().equals(key)).findFirst().orElseThrow();
	}

	private Step step(Plan plan, String key) {
		return step(this.playbook, plan, key);
	}

	private Look look() {
		return Look.at(this.time.instant(), Duration.ofSeconds(60), Urgency.RUNNING, List.of());
	}

	private String recorded(Plan plan) {
		return ((Act.Check) step(plan, "primary.probed").act()).condition().look(look()).sentence();
	}

	/// What is watched besides the circuits.
	private List<String> watched(Plan plan) {
		return step(plan, "primary.hold").guards()
			.stream()
			.skip(2)
			.map(Guard::condition)
			.map((condition) -> condition.look(look()).sentence())
			.toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "intranet|intranet answers", "intranet,erp|intranet and erp answer",
					"intranet,erp,till|intranet, erp and till answer",
					"intranet,erp,till,crm|intranet, erp, till and 1 more answer",
					"intranet,erp,till,crm,mail,web|intranet, erp, till and 3 more answer" })
	void threeAreNamedAndTheRestIsCounted(String names, String answering) {
		var playbook = playbook(names.split(","));
		assertThat(step(playbook, plan(playbook, Purpose.DRILL), "primary.answers").title())
			.isEqualTo(answering + " over contoso-dub (Dublin)");
	}

	@Test
	void whatAnswersIsRecordedUnlessAnotherHadTheCircuitDrainedAlready() {
		var other = plan(Purpose.DRILL, baseline(), heard(null, Verdict.PASS));
		assertThat(recorded(other)).doesNotContain("before contoso-ams (Amsterdam) was drained");
		assertThat(step(plan(Purpose.EMERGENCY, new TakenOver(other)), "primary.probed").title())
			.isEqualTo("what answers is recorded: intranet");
		assertThat(recorded(plan(Purpose.EMERGENCY, new TakenOver(other))))
			.isEqualTo("asked at 2026-03-02T12:00:00Z, before contoso-ams (Amsterdam) was drained");
		assertThat(recorded(plan(Purpose.EMERGENCY, new TakenOver(plan(Purpose.DRILL, baseline())))))
			.isEqualTo("nobody asked before contoso-ams (Amsterdam) was drained");
	}

	@Test
	void onlyWhatAnsweredBeforeIsWatched() {
		var silence = "nothing that answered before has fallen silent";
		assertThat(watched(plan(Purpose.DRILL))).isEmpty();
		assertThat(watched(plan(Purpose.DRILL, heard(null, Verdict.FAIL)))).isEmpty();
		assertThat(watched(plan(Purpose.DRILL, heard(null, Verdict.PASS)))).containsExactly(silence);
	}

	@Test
	void onceSilenceIsAcceptedWhatAnsweredThenIsWatched() {
		var before = heard(null, Verdict.PASS);
		var accepted = new AcceptedAsIs("primary.answers");
		assertThat(watched(plan(Purpose.EMERGENCY, before, accepted))).isEmpty();
		assertThat(watched(plan(Purpose.EMERGENCY, before, heard(DUB, Verdict.FAIL), accepted))).isEmpty();
		assertThat(watched(plan(Purpose.EMERGENCY, before, heard(DUB, Verdict.PASS), accepted))).hasSize(1);
	}

	@Test
	void nobodyWaitsForAnAnswerOfWhatDidNotAnswerBefore() {
		for (var plan : List.of(plan(Purpose.DRILL), plan(Purpose.DRILL, heard(null, Verdict.FAIL)))) {
			assertThat(step(plan, "primary.answers").within()).isZero();
			assertThat(step(plan, "primary.returned").within()).isZero();
		}
		var answered = plan(Purpose.DRILL, heard(null, Verdict.PASS));
		assertThat(step(answered, "primary.answers").within()).isEqualTo(ProbeSettings.DEFAULT.silence());
		assertThat(step(answered, "primary.returned").within()).isEqualTo(Duration.ofMinutes(1));
	}

}
