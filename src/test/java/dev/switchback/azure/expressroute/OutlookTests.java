package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.Demand;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is expected of the survivor: bandwidth for both, and no maintenance.
class OutlookTests {

	private static final Set<String> UP_TO_85 = Set.of("over-80%", "over-85%");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static RuleVerdict rule(Sighting sighting, String name) {
		return sighting.evidence()
			.rules()
			.stream()
			.filter((rule) -> rule.rule().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static Sighting judge(Stage stage, Drain drain) {
		return stage.see(stage.dub.canStandInFor(stage.ams, drain));
	}

	private static Stage carrying(long bytesIn) {
		return new Stage(Stage.healthy().with(new Demand(bytesIn, 0)));
	}

	private static String series(String role, String... points) {
		var data = new StringBuilder();
		for (int i = 0; i < points.length; i++) {
			data.append("%s{'timeStamp':'2026-03-02T0%d:00:00Z'%s}".formatted((i > 0) ? "," : "", i,
					points[i].isEmpty() ? "" : ",'average':" + points[i]));
		}
		return "{'metadatavalues':[{'name':{'value':'devicerole'},'value':'%s'}],'data':[%s]}".formatted(role, data);
	}

	private static Load load(String in, String out) {
		return Load.of(JSON.readTree(
				"{'value':[{'name':{'value':'BitsInPerSecond'},'timeseries':[%s]},{'name':{'value':'BitsOutPerSecond'},'timeseries':[%s]}]}"
					.formatted(in, out)
					.replace('\'', '"')));
	}

	@Test
	void aPeakIsTheMostOfBothLinksAtATime() {
		var in = series("Primary", "100", "400", "") + "," + series("Secondary", "500", "100", "");
		assertThat(load(in, series("Primary", "", "7"))).isEqualTo(new Load(600, 7));
	}

	@Test
	void whatNobodyMeasuredIsNoPeak() {
		assertThatThrownBy(() -> load(series("Primary", ""), series("Primary", "1")))
			.hasMessage("Azure Monitor has measured nothing");
		assertThatThrownBy(() -> load("", "")).hasMessage("Azure Monitor has measured nothing");
		assertThatThrownBy(() -> load("{'data':[]}", ""))
			.hasMessage("what Azure Monitor measured is not split by link");
	}

	@Test
	void theBusierDirectionCounts() {
		assertThat(new Load(400_000_000, 10).plus(new Load(401_000_000, 10)).percentOf(1000)).isEqualTo(81);
		assertThat(new Load(10, 800_000_000).percentOf(1000)).isEqualTo(80);
	}

	@Test
	void whatWasReadIsGoodForAWhileAndNoLonger() {
		var stage = carrying(110_000_000);
		var first = rule(judge(stage, Stage.DRILL), "survivor-has-headroom");
		stage.time.pass(Duration.ofMinutes(9));
		assertThat(rule(judge(stage, Stage.DRILL), "survivor-has-headroom").observedAt()).isEqualTo(first.observedAt());
		stage.time.pass(Duration.ofMinutes(2));
		assertThat(rule(judge(stage, Stage.DRILL), "survivor-has-headroom").observedAt()).isAfter(first.observedAt());
	}

	@Test
	void whatCouldNotBeReadIsReadAgain() {
		var stage = carrying(110_000_000);
		stage.fault("{'kind':'refuse','status':503,'times':1,'match':{'path':'*microsoft.insights/metrics'}}");
		assertThat(rule(judge(stage, Stage.DRILL), "survivor-has-headroom").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(rule(judge(stage, Stage.DRILL), "survivor-has-headroom").verdict()).isEqualTo(Verdict.FAIL);
	}

	@Test
	void nobodyWaitsLongForWhatDoesNotCome() {
		var stage = new Stage();
		judge(stage, Stage.DRILL);
		stage.time.pass(Duration.ofHours(1));
		var began = stage.time.instant();
		judge(stage, Stage.DRILL);
		var usual = Duration.between(began, stage.time.instant());
		stage.time.pass(Duration.ofHours(1));
		stage.fault("{'kind':'stall','hold':'PT2M','match':{'path':'*microsoft.insights/metrics'}}");
		began = stage.time.instant();

		var verdict = rule(judge(stage, Stage.DRILL), "survivor-has-headroom");

		assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(Duration.between(began, stage.time.instant()).minus(usual)).isLessThan(Duration.ofSeconds(6));
	}

	private static Drain maintained(Purpose purpose, Duration begins) {
		var from = VirtualTime.START.plus(begins);
		return new Drain(purpose, Stage.IPV4, List.of(), Overrulings.NONE,
				Declared.NOTHING.maintaining(List.of(new Announced("by Colt", from, from.plus(Duration.ofHours(2))))),
				OwnPath.ELSEWHERE);
	}

	@Test
	void whatSomebodyDeclaresIsAnnouncedWhetherAzureCanBeAskedOrNot() {
		for (var blind : List.of(false, true)) {
			var stage = new Stage();
			if (blind) {
				stage.fault("{'kind':'refuse','status':403,'match':{'path':'*microsoft.resourcehealth/events'}}");
			}
			var announced = rule(judge(stage, maintained(Purpose.EMERGENCY, Duration.ofHours(3))),
					"survivor-no-maintenance-announced");

			assertThat(announced.blocks(Purpose.EMERGENCY)).isTrue();
			assertThat(announced.measured()).startsWith("by Colt from ");
		}
	}

	@Test
	void whatIsDeclaredForLaterOrIsOverStandsInNobodysWay() {
		for (var begins : List.of(Duration.ofHours(25), Duration.ofHours(-3))) {
			assertThat(rule(judge(new Stage(), maintained(Purpose.DRILL, begins)), "survivor-no-maintenance-announced")
				.verdict()).isEqualTo(Verdict.PASS);
		}
	}

	@Test
	void anOverrideHoldsForNoMoreThanWasSeen() {
		var stage = carrying(110_000_000);
		assertThat(SeenValue.worse("88 % of 1000 Mbit/s", "87 % of 1000 Mbit/s", UP_TO_85)).isFalse();
		assertThat(SeenValue.worse("88 % of 1000 Mbit/s", "89 % of 1000 Mbit/s", UP_TO_85)).isTrue();
		assertThat(SeenValue.worse("88 % of 1000 Mbit/s", "80 % of 500 Mbit/s", UP_TO_85)).isTrue();

		var met = (Sighting.Met) judge(stage,
				Stage.overriding(Purpose.MAINTENANCE, "survivor-has-headroom contoso-dub"));

		assertThat(((Overrulings) Objects.requireNonNull(met.learned())).rules().getFirst().lacking())
			.containsExactly("over-80%", "over-85%");
	}

}
