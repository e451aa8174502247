package dev.switchback.azure.expressroute;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.playbook.Force;

/// The rules that a peering failover is judged by. Their codes stay: overrides and the history name them.
public enum SafetyRule {

	/// The survivor is switched on.
	SURVIVOR_ENABLED(Force.NEVER_OVERRIDABLE,
			"The survivor's peering is enabled in every family that is configured on the circuit to be drained."),

	/// The survivor's last change is over and well.
	SURVIVOR_SETTLED(Force.BLOCKS_PLANNED_WORK, "No change of the survivor's peering is under way or has failed."),

	/// The survivor was not seen down.
	SURVIVOR_NOT_DOWN(Force.NEVER_OVERRIDABLE, "The survivor was not seen down on both links."),

	/// Both links of the survivor carry.
	SURVIVOR_BOTH_LINKS(Force.OVERRIDABLE_IN_EMERGENCY, "Both links of the survivor are up and bring prefixes."),

	/// Each link of the survivor stands in for the other.
	SURVIVOR_LINKS_ALIKE(Force.BLOCKS_PLANNED_WORK,
			"Both links of the survivor bring what has to arrive, itself or in a larger network. What only one of them brings is named and advises; a link that brings less than half of what the other does blocks planned work."),

	/// The survivor can be seen. Who overrides this answers for all that is not known because of it.
	SURVIVOR_TABLES_SEEN(Force.OVERRIDABLE_IN_EMERGENCY,
			"Sessions and routes of both links of the survivor can be read. An override also speaks for the survivor's rules that cannot be judged because of it."),

	/// Nothing of ours is open on the survivor.
	SURVIVOR_FREE_OF_OWN_WRITES(Force.NEVER_OVERRIDABLE,
			"No disable, standing drain or write in doubt of ours is open on the survivor."),

	/// The survivor's circuit is provisioned.
	SURVIVOR_OPERATIONAL(Force.BLOCKS_PLANNED_WORK,
			"Microsoft and the provider show the survivor's circuit as in order."),

	/// Microsoft does not drain the survivor.
	SURVIVOR_NOT_IN_MAINTENANCE(Force.OVERRIDABLE_WITH_SECOND_PERSON,
			"No path over the survivor has Microsoft's number in it eight times, as it has in maintenance."),

	/// No maintenance of the survivor is announced.
	SURVIVOR_NO_MAINTENANCE_ANNOUNCED(Force.OVERRIDABLE_WITH_SECOND_PERSON,
			"No maintenance of the survivor is announced for the next hours, by default 24. Where that cannot be read it advises."),

	/// The survivor can carry the sum.
	SURVIVOR_HAS_HEADROOM(Force.OVERRIDABLE_WITH_SECOND_PERSON,
			"The survivor has bandwidth for what both circuits carry at their peaks, by default with a fifth to spare. Where that cannot be read it advises."),

	/// The MD5 key can be written back.
	MD5_KNOWN(Force.NEVER_OVERRIDABLE,
			"It is declared whether the circuit to be drained uses an MD5 key, and a key in use can be sent along."),

	/// The write changes nothing but the switch.
	WRITE_PRESERVES_EVERYTHING(Force.NEVER_OVERRIDABLE,
			"The write to the circuit to be drained would change nothing but the switch."),

	/// Nobody else is changing the circuit.
	DRAINED_NOT_BUSY(Force.BLOCKS_PLANNED_WORK,
			"No change of the circuit to be drained is under way. A write waits for one in any case."),

	/// Microsoft lets the prefixes in. Judged for both circuits.
	PUBLIC_PREFIXES_VALIDATED(Force.OVERRIDABLE_IN_EMERGENCY,
			"Microsoft peering: all public prefixes of the circuit are validated, because BGP stays down otherwise; judged for both circuits."),

	/// Nobody wrote to the circuit since its baseline.
	DRAINED_AS_RECORDED(Force.NEVER_OVERRIDABLE,
			"Nobody wrote to the circuit to be drained since its baseline was recorded."),

	/// The customer manages layer 3.
	CUSTOMER_MANAGED(Force.OVERRIDABLE_IN_EMERGENCY,
			"The customer, and not the provider, manages the peering of the circuit to be drained."),

	/// Global Reach stays.
	GLOBAL_REACH_UNCUT(Force.OVERRIDABLE_WITH_SECOND_PERSON,
			"No Global Reach connection ends at the circuit to be drained."),

	/// The circuit is worth a drill.
	DRAINED_WHOLE(Force.BLOCKS_PLANNED_WORK,
			"The circuit to be drained is whole. Judged for drills only: a sick circuit is the reason to drain it."),

	/// The service does not depend on the circuit.
	OWN_PATH_ELSEWHERE(Force.OVERRIDABLE_IN_EMERGENCY,
			"It is declared that the service itself reaches Azure, its sign-in, its secrets and its database otherwise than over the circuit to be drained; where that is declared replica by replica, of each replica that runs."),

	/// There is a survivor.
	TWO_CIRCUITS(Force.NEVER_OVERRIDABLE, "The pair is two different circuits."),

	/// The circuits end in two places.
	TWO_PEERING_LOCATIONS(Force.OVERRIDABLE_IN_EMERGENCY, "The circuits end in two different peering locations. Where they may be one house, because Azure calls a port's location by its house and others by a name of its own, it advises."),

	/// Traffic can move over.
	COMMON_GATEWAY(Force.OVERRIDABLE_IN_EMERGENCY, "At least one gateway is linked to both circuits."),

	/// Everything that must arrive does.
	PREFIXES_COVERED(Force.OVERRIDABLE_WITH_SECOND_PERSON,
			"Everything that the circuit to be drained brings arrives over the survivor as well: exactly, in a declared summary, or declared local."),

	/// Nothing depends on the drained circuit alone. Judged for each gateway.
	GATEWAY_HAS_BOTH_PATHS(Force.OVERRIDABLE_WITH_SECOND_PERSON,
			"A gateway linked to the circuit to be drained learns everything over the survivor as well; judged for each."),

	/// Azure's own test does not run. Judged for each gateway.
	NO_AZURE_FAILOVER_TEST(Force.OVERRIDABLE_WITH_SECOND_PERSON,
			"No failover test of Azure's own runs on a gateway linked to both circuits, judged for each, or on a link of the survivor. Where it cannot be read it advises."),

	/// The paths home are the same.
	SYMMETRY(Force.ADVISES,
			"What leaves on-premises takes the path that the answers come back on. It cannot be seen from Azure: it passes if declared probes answer as before, and is inconclusive otherwise."),

	/// Overrides are for rules that fail.
	OVERRIDE_FITTING(Force.NEVER_OVERRIDABLE,
			"Every override names a rule that fails, and the value is no worse than the one that was seen.");

	private final Force force;

	private final String meaning;

	SafetyRule(Force force, String meaning) {
		this.force = force;
		this.meaning = meaning;
	}

	/// As verdicts and overrides name it, such as `survivor-enabled`.
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/// How hard it blocks when it fails.
	public Force force() {
		return this.force;
	}

	/// What it wants, as a sentence.
	public String meaning() {
		return this.meaning;
	}

	/// The rule of a code.
	public static Optional<SafetyRule> of(String code) {
		return Arrays.stream(values()).filter((rule) -> rule.code().equals(code)).findFirst();
	}

}
