package dev.switchback.engine;

import java.time.InstantSource;
import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.catalog.vmfailover.VmFailover;
import dev.switchback.catalog.vmtestfailover.VmTestFailover;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.store.InMemoryDeclaredMachines;
import dev.switchback.store.InMemoryDesigns;

/// Machines that are failed over and brought home, or of which a drill makes copies.
abstract class SiteRecoveryScene implements Scene {

	private static final String VAULT = VmFlight.VAULT;

	private static final List<Decision> ANSWERS = List.of(Decision.COMMIT, Decision.FAIL_BACK, Decision.FINISH,
			Decision.RETRY, Decision.PROCEED, Decision.RESTORE, Decision.CANCEL);

	private static final List<Incident> AROUND = List.of(Incident.LATE_CALL, Incident.LOST_RESPONSE, Incident.LOST_CALL,
			Incident.REFUSED, Incident.BUSY, Incident.THROTTLED, Incident.HELD_BACK, Incident.SLOW_CHANGE,
			Incident.FAILED_CHANGE, Incident.IGNORED_CHANGE, Incident.BLIND, Incident.INTRUSION, Incident.INTRUSION,
			Incident.REGION_AWAY);

	abstract VaultPlan vault();

	/// The names of the machines.
	abstract List<String> machines();

	/// JSON with target and parameters.
	abstract String request(String parameters, Chance chance);

	/// Whom or what something happens to.
	abstract String machine(Chance chance);

	/// JSON of which calls something happens to.
	abstract String calls(Chance chance);

	@Override
	public final Estate estate() {
		return Estate.rehearsal().with(vault());
	}

	@Override
	public final Equipment equipped(InProcessAzure azure, DeterministicRun run) {
		var recovery = new SiteRecovery(azure.arm(), SiteRecoverySettings.of(List.of(VAULT)));
		var machines = new ProtectedVms(recovery);
		return new Equipment(List.of(
				run.mistake.playbook(new VmFailover(recovery, probes(), machines, new InMemoryDeclaredMachines(),
						new MachineAims(new InMemoryDesigns(), InstantSource.fixed(VirtualTime.START))), run),
				run.mistake.playbook(new VmTestFailover(recovery, machines), run)),
				List.of(run.mistake.keeper(recovery.sourceKeeper()), run.mistake.keeper(recovery.drillKeeper())));
	}

	private static Probes probes() {
		return new Probes((probe, _) -> {
			throw new AssertionError("nobody declared " + probe);
		}, ProbeSettings.DEFAULT);
	}

	@Override
	public final boolean changing(String what) {
		return what.contains("POST ");
	}

	@Override
	public final Wish wish(Purpose purpose, Chance chance) {
		return switch (purpose) {
			case DRILL -> new Wish(VmTestFailover.KIND, request(
					"{\"networkId\": \"%s\", \"hold\": %s, \"cleanUpWithin\": \"PT15M\"}".formatted(
							VmFlight.DRILL_NETWORK,
							chance.once(0.4) ? "{\"mode\": \"UNTIL_DECISION\"}"
									: "{\"mode\": \"FOR\", \"duration\": \"PT%dS\"}".formatted(chance.between(0, 60))),
					chance));
			case MAINTENANCE, EMERGENCY ->
				new Wish(VmFailover.KIND, request("{\"shutDownSource\": %s}".formatted(chance.once(0.8)), chance));
		};
	}

	@Override
	public final List<Decision> answers() {
		return ANSWERS;
	}

	@Override
	public final List<Incident> around() {
		return AROUND;
	}

	/// What lasts is short beside the journey, but for a region that is away.
	@Override
	public final void happen(Incident incident, DeterministicRun run) {
		var chance = run.chance;
		var lasting = (incident == Incident.REGION_AWAY) ? chance.between(20, 300) : chance.between(5, 90);
		var order = switch (incident) {
			case FAILED_CHANGE ->
				"{\"kind\": \"fail\", \"code\": \"1\", \"tookEffect\": %s, \"match\": {%s}, \"times\": 1}"
					.formatted(chance.once(0.5), changing(chance));
			case INTRUSION -> "{\"kind\": \"intrude\", \"item\": \"%s\", \"action\": \"%s\"}".formatted(machine(chance),
					chance.of("failover", "changePoint", "commit", "reprotect", "testFailover", "cleanUp"));
			case REGION_AWAY -> "{\"kind\": \"region\", \"location\": \"%s\", \"readable\": %s, \"for\": \"PT%dS\"}"
				.formatted(chance.of("westeurope", "northeurope"), chance.once(0.3), lasting);
			default -> AzureTrouble.order(incident, machine(chance), lasting, chance)
				.replace("\"method\": \"PUT\"", changing(chance))
				.replace("\"circuit\"", "\"item\"");
		};
		run.trace.add("*", order);
		run.simulator.order(order);
		run.disturb(run.turns.now() + (lasting + 200) * DeterministicRun.SECOND);
	}

	private String changing(Chance chance) {
		return "\"method\": \"POST\", " + calls(chance);
	}

	@Override
	public final Eyes eyes(DeterministicRun run) {
		return new OnMachines(run, machines());
	}

}
