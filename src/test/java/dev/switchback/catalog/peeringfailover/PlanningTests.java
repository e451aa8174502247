package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.time.Instant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.Announced;
import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.azure.expressroute.OwnPath;
import dev.switchback.catalog.peeringfailover.Plan.SurvivorLoss;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.FixedPairs;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PlanningTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private final Planning planning = new Planning(new Pairs(new SomePairs()));

	private Plan plan(Purpose purpose, String request) {
		return this.planning.plan(Mandate.of(purpose), JSON.readValue(request.replace('\'', '"'), Request.class));
	}

	private Plan contoso(Purpose purpose, String parameters) {
		return plan(purpose, "{'target':{'circuitPair':'contoso'},'parameters':{%s}}".formatted(parameters));
	}

	private List<String> faults(Purpose purpose, String request) {
		var invalid = catchThrowableOfType(InvalidRequest.class, () -> plan(purpose, request));
		assertThat(invalid).as(request).isNotNull();
		assertThat(invalid.faults()).allSatisfy((fault) -> assertThat(fault.sentence()).endsWith("."));
		return invalid.faults().stream().map((fault) -> fault.pointer() + ": " + fault.sentence()).toList();
	}

	@Test
	void everythingButTheScopeHasADefault() {
		var drill = contoso(Purpose.DRILL, "'scope':'PRIMARY'");

		assertThat(drill.pair()).isEqualTo("contoso");
		assertThat(drill.order()).containsExactly(Side.PRIMARY);
		assertThat(drill.families()).containsExactly(Family.IPV4);
		assertThat(drill.hold().duration()).isEqualTo(Duration.ofMinutes(5));
		assertThat(drill.soak()).isEqualTo(Duration.ofSeconds(30));
		assertThat(drill.restoreWithin()).isEqualTo(Duration.ofHours(1));
		assertThat(drill.onSurvivorLoss()).isEqualTo(SurvivorLoss.RESTORE);
		assertThat(drill.requireTraffic()).isFalse();
		assertThat(drill.primary().md5()).isEqualTo(Md5.NOT_USED);
		assertThat(contoso(Purpose.MAINTENANCE, "'scope':'PRIMARY'").restoreWithin()).isNull();
	}

	@Test
	void everythingCanBeSaid() {
		var plan = contoso(Purpose.MAINTENANCE,
				"'scope':'BOTH','peeringType':'AzurePrivatePeering','addressFamilies':['IPV4','IPV4'],"
						+ "'hold':{'mode':'UNTIL_DECISION'},'soak':'pt0s','onSurvivorLoss':'ASK','requireTraffic':true");

		assertThat(plan.order()).containsExactly(Side.PRIMARY, Side.SECONDARY);
		assertThat(plan.families()).containsExactly(Family.IPV4);
		assertThat(plan.hold().duration()).isNull();
		assertThat(plan.soak()).isZero();
		assertThat(plan.onSurvivorLoss()).isEqualTo(SurvivorLoss.ASK);
		assertThat(plan.requireTraffic()).isTrue();
	}

	@Test
	void aLongHoldMovesTheDefaultDeadline() {
		assertThat(contoso(Purpose.DRILL, "'scope':'PRIMARY','hold':{'mode':'FOR','duration':'PT2H'}").restoreWithin())
			.isEqualTo(Duration.ofHours(2).plusMinutes(10).plusSeconds(30));
	}

	@Test
	void twoCircuitsOfARegisteredPairAreThatPairInTheRolesAskedFor() {
		var plan = plan(Purpose.DRILL,
				"{'target':{'primaryCircuitId':'%s','secondaryCircuitId':'%s'},'parameters':{'scope':'PRIMARY'}}"
					.formatted(CIRCUITS.toUpperCase(Locale.ROOT) + "CONTOSO-DUB", CIRCUITS + "contoso-ams"));

		assertThat(plan.pair()).isEqualTo("contoso");
		assertThat(plan.circuit(Side.PRIMARY).spoken()).isEqualTo("contoso-dub (Dublin)");
		assertThat(plan.circuit(Side.SECONDARY).spoken()).isEqualTo("contoso-ams (Amsterdam)");
	}

	@Test
	void ofUnregisteredCircuitsNothingIsKnown() {
		var plan = plan(Purpose.DRILL,
				"{'target':{'primaryCircuitId':'%sx','secondaryCircuitId':'%sy'},'parameters':{'scope':'PRIMARY'}}"
					.formatted(CIRCUITS, CIRCUITS));

		assertThat(plan.pair()).isEqualTo("x + y");
		assertThat(plan.primary().md5()).isEqualTo(Md5.UNKNOWN);
		assertThat(plan.primary().site()).isNull();
	}

	@Test
	void familiesAreTakenOnceAndInOrder() {
		var plan = plan(Purpose.DRILL,
				"{'target':{'circuitPair':'contoso'},'parameters':{'scope':'PRIMARY','addressFamilies':['IPV6','IPV4','IPV6']}}");

		assertThat(plan.families()).containsExactly(Family.IPV4, Family.IPV6);
	}

	@Test
	void allFaultsAreNamedAtOnce() {
		assertThat(faults(Purpose.EMERGENCY, """
				{'target':{'circuitPair':'nobody'},'parameters':{'scope':'ALL','peeringType':'AzurePublicPeering',
				'addressFamilies':['IPV5'],'hold':{'mode':'FOREVER'},'soak':'PT1H','restoreWithin':'soon',
				'onSurvivorLoss':'PANIC'}}""")).containsExactly(
				"/target/circuitPair: There is no circuit pair nobody. GET /v1/circuit-pairs lists them.",
				"/parameters/scope: Use one of: PRIMARY, SECONDARY, BOTH.",
				"/parameters/peeringType: Use AzurePrivatePeering or MicrosoftPeering.",
				"/parameters/addressFamilies/0: Use IPV4 or IPV6.",
				"/parameters/hold/mode: Use one of: FOR, UNTIL_DECISION.",
				"/parameters/soak: This may be PT0S at least and PT30M at most.",
				"/parameters/restoreWithin: Only a drill restores by itself at a deadline. Leave this out.",
				"/parameters/onSurvivorLoss: Use one of: RESTORE, ASK.");
	}

	static Stream<Arguments> targets() {
		return Stream.of(arguments("{'parameters':{'scope':'PRIMARY'}}", "/target"),
				arguments("{'target':{},'parameters':{'scope':'PRIMARY'}}", "/target/primaryCircuitId"),
				arguments("{'target':{'circuitPair':'a b'},'parameters':{'scope':'PRIMARY'}}", "/target/circuitPair"),
				arguments("{'target':{'circuitPair':''},'parameters':{'scope':'PRIMARY'}}", "/target/circuitPair"),
				arguments(
						"{'target':{'circuitPair':'contoso','primaryCircuitId':'x'},'parameters':{'scope':'PRIMARY'}}",
						"/target"),
				arguments("{'target':{'primaryCircuitId':'%sx'},'parameters':{'scope':'PRIMARY'}}".formatted(CIRCUITS),
						"/target/secondaryCircuitId"),
				arguments(
						"{'target':{'primaryCircuitId':'%s../x','secondaryCircuitId':'%sy'},'parameters':{'scope':'PRIMARY'}}"
							.formatted(CIRCUITS, CIRCUITS),
						"/target/primaryCircuitId"),
				arguments(
						"{'target':{'primaryCircuitId':'%sx','secondaryCircuitId':'%sx/peerings/p'},'parameters':{'scope':'PRIMARY'}}"
							.formatted(CIRCUITS, CIRCUITS),
						"/target/secondaryCircuitId"),
				arguments(
						"{'target':{'primaryCircuitId':'%sx','secondaryCircuitId':'%sX'},'parameters':{'scope':'PRIMARY'}}"
							.formatted(CIRCUITS, CIRCUITS),
						"/target/secondaryCircuitId"));
	}

	@ParameterizedTest
	@MethodSource("targets")
	void aTargetIsAPairOrTwoCircuits(String request, String pointer) {
		assertThat(faults(Purpose.DRILL, request).getFirst()).startsWith(pointer + ": ");
	}

	static Stream<Arguments> parameters() {
		return Stream.of(arguments("", "/parameters/scope"), arguments("'scope':'primary'", "/parameters/scope"),
				arguments("'scope':'PRIMARY','peeringType':'AzurePublicPeering'", "/parameters/peeringType"),
				arguments("'scope':'PRIMARY','addressFamilies':[]", "/parameters/addressFamilies"),
				arguments("'scope':'PRIMARY','addressFamilies':[null]", "/parameters/addressFamilies/0"),
				arguments("'scope':'PRIMARY','addressFamilies':['IPV4','IPV5']", "/parameters/addressFamilies/1"),
				arguments("'scope':'PRIMARY','hold':{'mode':'FOR'}", "/parameters/hold/duration"),
				arguments("'scope':'PRIMARY','hold':{'mode':'FOR','duration':'PT24H0.001S'}",
						"/parameters/hold/duration"),
				arguments("'scope':'PRIMARY','hold':{'mode':'FOR','duration':'PT-1S'}", "/parameters/hold/duration"),
				arguments("'scope':'PRIMARY','hold':{'mode':'FOR','duration':'10 s'}", "/parameters/hold/duration"),
				arguments("'scope':'PRIMARY','hold':{'mode':'UNTIL_DECISION','duration':'PT1S'}",
						"/parameters/hold/duration"),
				arguments("'scope':'PRIMARY','soak':'PT30M1S'", "/parameters/soak"),
				arguments("'scope':'PRIMARY','soak':'PT9999999999999999999999S'", "/parameters/soak"),
				arguments("'scope':'PRIMARY','soak':'P1Y'", "/parameters/soak"),
				arguments("'scope':'PRIMARY','restoreWithin':'PT59S'", "/parameters/restoreWithin"),
				arguments("'scope':'PRIMARY','restoreWithin':'PT24H1S'", "/parameters/restoreWithin"),
				arguments("'scope':'PRIMARY','restoreWithin':'PT5M30S'", "/parameters/restoreWithin"),
				arguments("'scope':'PRIMARY','onSurvivorLoss':'ASK'", "/parameters/onSurvivorLoss"));
	}

	@ParameterizedTest
	@MethodSource("parameters")
	void aDrillsParametersHaveBounds(String parameters, String pointer) {
		var request = "{'target':{'circuitPair':'contoso'},'parameters':{%s}}".formatted(parameters);

		assertThat(faults(Purpose.DRILL, request)).singleElement().asString().startsWith(pointer + ": ");
	}

	@Test
	void whatIsHostileIsNotRepeated() {
		var request = "{'target':{'circuitPair':'<script>'},'parameters':{'scope':'<script>','soak':'<script>'}}";

		assertThat(faults(Purpose.DRILL, request)).hasSize(3).noneMatch((fault) -> fault.contains("script"));
	}

	@Test
	void anEmergencyHoldsUntilSomebodyDecidesAndAsks() {
		var plan = contoso(Purpose.EMERGENCY, "'scope':'PRIMARY'");

		assertThat(plan.hold().duration()).isNull();
		assertThat(plan.restoreWithin()).isNull();
		assertThat(plan.onSurvivorLoss()).isEqualTo(SurvivorLoss.ASK);
	}

	@Test
	void anEmergencyRestoresNothingByItself() {
		assertThat(faults(Purpose.EMERGENCY,
				"""
						{'target':{'circuitPair':'contoso'},'parameters':{'scope':'PRIMARY','hold':{'mode':'FOR','duration':'PT5M'},
						'restoreWithin':'PT1H','onSurvivorLoss':'RESTORE'}}"""))
			.containsExactly(
					"/parameters/hold/mode: An emergency holds until somebody decides: a timer must not bring a sick circuit back. Use UNTIL_DECISION.",
					"/parameters/restoreWithin: Only a drill restores by itself at a deadline. Leave this out.",
					"/parameters/onSurvivorLoss: An emergency asks when the other circuit is lost, and offers to restore first. Use ASK, or leave this out.");
	}

	private static RuleOverride override(String rule, boolean person) {
		return new RuleOverride(rule, "contoso-dub", null, "it has to be", "anna", person);
	}

	private List<String> refused(Purpose purpose, String scope, RuleOverride... overrides) {
		var request = JSON.readValue(
				"{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{\"scope\":\"%s\"}}".formatted(scope),
				Request.class);
		var invalid = catchThrowableOfType(InvalidRequest.class,
				() -> this.planning.plan(new Mandate(purpose, List.of(overrides)), request));
		return (invalid == null) ? List.of()
				: invalid.faults().stream().map((fault) -> fault.pointer() + ": " + fault.sentence()).toList();
	}

	@Test
	void overridesAreCheckedAtTheDoor() {
		assertThat(refused(Purpose.EMERGENCY, "PRIMARY", override("prefixes-covered", true))).isEmpty();
		assertThat(refused(Purpose.DRILL, "PRIMARY", override("prefixes-covered", true)))
			.containsExactly("/overrides: A drill knows no overrides. What fails has to be repaired first.");
		assertThat(refused(Purpose.EMERGENCY, "BOTH", override("prefixes-covered", true))).isEmpty();
		assertThat(refused(Purpose.EMERGENCY, "PRIMARY", override("prefixes-covered", false))).containsExactly(
				"/overrides/0: Only a named person may answer for a rule, and this token stands for a service.");
		assertThat(refused(Purpose.EMERGENCY, "PRIMARY", override("everything", true)))
			.containsExactly("/overrides/0/rule: There is no such rule. The violations of a preview name them.");
		assertThat(refused(Purpose.EMERGENCY, "PRIMARY", override("survivor-enabled", true)))
			.containsExactly("/overrides/0/rule: Nobody may override this rule.");
		assertThat(refused(Purpose.MAINTENANCE, "PRIMARY", override("survivor-both-links", true)))
			.containsExactly("/overrides/0/rule: This rule may be overridden in an emergency only.");
		assertThat(refused(Purpose.EMERGENCY, "PRIMARY", override("drained-whole", true)))
			.containsExactly("/overrides/0/rule: This rule does not block an emergency. Leave it out.");
		assertThat(refused(Purpose.MAINTENANCE, "PRIMARY", override("survivor-settled", true)))
			.containsExactly("/overrides/0/rule: This rule cannot be overridden.");
		assertThat(refused(Purpose.EMERGENCY, "PRIMARY", override("prefixes-covered", true),
				override("prefixes-covered", true)))
			.containsExactly("/overrides/1: This rule and subject are overridden already. Name them once.");
	}

	@Test
	void aCircuitIsDrainedKnowingWhenTheOtherIsMaintained() {
		for (var type : List.of("AzurePrivatePeering", "MicrosoftPeering")) {
			var plan = plan(Purpose.EMERGENCY,
					"{'target':{'circuitPair':'fabrikam'},'parameters':{'scope':'BOTH','peeringType':'%s'}}"
						.formatted(type));
			assertThat(plan.drain(Side.PRIMARY).declared().maintenanceOfOther()).containsExactly(new Announced(
					"by Swisscom", Instant.parse("2026-04-02T02:00:00Z"), Instant.parse("2026-04-02T06:00:00Z")));
			assertThat(plan.drain(Side.SECONDARY).declared().maintenanceOfOther()).isEmpty();
			assertThat(JSON.readValue(JSON.writeValueAsString(plan), Plan.class)).isEqualTo(plan);
		}
	}

	@Test
	void aCircuitKnowsWhetherTheServiceItselfDependsOnIt() {
		var plan = contoso(Purpose.DRILL, "'scope':'PRIMARY'");
		assertThat(plan.drain(Side.PRIMARY).ownPath()).isEqualTo(OwnPath.ELSEWHERE);

		var expected = Map.of(CircuitPair.OwnPath.UNDECLARED, List.of(OwnPath.UNDECLARED, OwnPath.UNDECLARED),
				CircuitPair.OwnPath.OVER_BOTH, List.of(OwnPath.OVER_IT, OwnPath.OVER_IT),
				CircuitPair.OwnPath.OVER_PRIMARY, List.of(OwnPath.OVER_IT, OwnPath.ELSEWHERE),
				CircuitPair.OwnPath.OVER_SECONDARY, List.of(OwnPath.ELSEWHERE, OwnPath.OVER_IT),
				CircuitPair.OwnPath.ELSEWHERE, List.of(OwnPath.ELSEWHERE, OwnPath.ELSEWHERE));
		expected.forEach((said, paths) -> {
			var own = new Planning(new Pairs(new SomePairs(said))).plan(Mandate.of(Purpose.DRILL), JSON.readValue(
					"{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{\"scope\":\"BOTH\"}}", Request.class));
			assertThat(List.of(own.drain(Side.PRIMARY).ownPath(), own.drain(Side.SECONDARY).ownPath()))
				.isEqualTo(paths);
		});
	}

	@Test
	void aCircuitKnowsForWhichReplicasItsOwnPathIsDeclared() {
		var elsewhere = CircuitPair.OwnPath.ELSEWHERE;
		var from = new CircuitPair.OwnPathFrom("Frankfurt", elsewhere, elsewhere, elsewhere, elsewhere, elsewhere);
		var plain = new SomePairs().named("contoso").orElseThrow();
		var pair = new CircuitPair("contoso", plain.primary(), plain.secondary(), elsewhere, List.of(from), List.of(),
				plain.objectives(), "ada", plain.declaredAt(), 1);
		var plan = new Planning(new Pairs(new FixedPairs(List.of(pair)))).plan(Mandate.of(Purpose.DRILL),
				JSON.readValue("{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{\"scope\":\"BOTH\"}}",
						Request.class));
		for (var side : Side.values()) {
			assertThat(plan.drain(side).ownPathFrom()).containsExactly("Frankfurt");
		}
		var json = JSON.writeValueAsString(plan);
		assertThat(JSON.readValue(json, Plan.class)).isEqualTo(plan);
		assertThat(JSON.readValue(json.replace(",\"ownPathFrom\":[\"Frankfurt\"]", ""), Plan.class)
			.drain(Side.PRIMARY)
			.ownPathFrom()).as("a plan of before").isEmpty();
	}

	@Test
	void upToEightFamiliesAreReadAndMoreAreNotCounted() {
		var eight = "'IPV4',".repeat(7) + "'IPV6'";
		assertThat(contoso(Purpose.DRILL, "'scope':'PRIMARY','addressFamilies':[%s]".formatted(eight)).families())
			.containsExactly(Family.IPV4, Family.IPV6);
		assertThat(faults(Purpose.DRILL,
				"{'target':{'circuitPair':'contoso'},'parameters':{'scope':'PRIMARY','addressFamilies':[%s,'IPV5']}}"
					.formatted(eight)))
			.containsExactly(
					"/parameters/addressFamilies: Name the address families to switch off: IPV4, IPV6, or both.");
	}

	@Test
	void whatWasRecordedOfAnotherPeeringIsNotTakenOver() {
		var recorded = new Baseline(contoso(Purpose.DRILL, "'scope':'PRIMARY'").circuit(Side.PRIMARY).id().toString(),
				new Baseline.Found("e", "Enabled", null, null), List.of(), List.of(), null, Instant.EPOCH, null, null);
		var drained = contoso(Purpose.DRILL, "'scope':'PRIMARY'").with(recorded);
		var same = contoso(Purpose.EMERGENCY, "'scope':'PRIMARY'");
		var other = contoso(Purpose.EMERGENCY, "'scope':'PRIMARY','peeringType':'MicrosoftPeering'");

		assertThat(same.takenOver(drained).baseline(Side.PRIMARY)).isEqualTo(recorded);
		assertThat(other.takenOver(drained).baseline(Side.PRIMARY)).isNull();
	}

}
