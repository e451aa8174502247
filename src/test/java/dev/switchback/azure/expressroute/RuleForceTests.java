package dev.switchback.azure.expressroute;

import java.util.List;

import dev.switchback.playbook.Force;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// How hard each rule blocks, row by row.
class RuleForceTests {

	private static void force(Force force, SafetyRule... rules) {
		assertThat(List.of(rules)).allSatisfy((rule) -> assertThat(rule.force()).as(rule.code()).isEqualTo(force));
	}

	@Test
	void neverOverridableAreASurvivorThatIsOffOrDownOurOwnWritesASingleCircuitAnUnknownKeyAndAnUnfaithfulWrite() {
		force(Force.NEVER_OVERRIDABLE, SafetyRule.SURVIVOR_ENABLED, SafetyRule.SURVIVOR_NOT_DOWN,
				SafetyRule.SURVIVOR_FREE_OF_OWN_WRITES, SafetyRule.TWO_CIRCUITS, SafetyRule.MD5_KNOWN,
				SafetyRule.WRITE_PRESERVES_EVERYTHING, SafetyRule.DRAINED_AS_RECORDED, SafetyRule.OVERRIDE_FITTING);
	}

	@Test
	void overridableInAnEmergencyAreBlindTablesOneLinkNoMaximumResiliencyAProvidersLayerThreeAndTheOwnPath() {
		force(Force.OVERRIDABLE_IN_EMERGENCY, SafetyRule.SURVIVOR_TABLES_SEEN, SafetyRule.SURVIVOR_BOTH_LINKS,
				SafetyRule.TWO_PEERING_LOCATIONS, SafetyRule.COMMON_GATEWAY, SafetyRule.CUSTOMER_MANAGED,
				SafetyRule.OWN_PATH_ELSEWHERE);
	}

	@Test
	void overridableWithASecondPersonArePrefixesHeadroomDependantsGlobalReachMaintenanceAndAzuresOwnTests() {
		force(Force.OVERRIDABLE_WITH_SECOND_PERSON, SafetyRule.PREFIXES_COVERED, SafetyRule.SURVIVOR_HAS_HEADROOM,
				SafetyRule.GATEWAY_HAS_BOTH_PATHS, SafetyRule.GLOBAL_REACH_UNCUT,
				SafetyRule.SURVIVOR_NOT_IN_MAINTENANCE, SafetyRule.SURVIVOR_NO_MAINTENANCE_ANNOUNCED,
				SafetyRule.NO_AZURE_FAILOVER_TEST);
	}

	@Test
	void whatIsNotNamedThereIsNoPreconditionOfAnEmergency() {
		force(Force.BLOCKS_PLANNED_WORK, SafetyRule.SURVIVOR_SETTLED, SafetyRule.SURVIVOR_OPERATIONAL,
				SafetyRule.DRAINED_NOT_BUSY, SafetyRule.DRAINED_WHOLE);
		force(Force.ADVISES, SafetyRule.SYMMETRY);
	}

}
