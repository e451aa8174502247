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
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.store.InMemoryDeclaredMachines;
import dev.switchback.store.InMemoryDesigns;

/// A machine that is failed over and brought home, or of which a drill makes a copy.
final class MachineScene implements Scene {

	private static final String VAULT = VmFlight.VAULT;

	private static final List<Decision> ANSWERS = List.of(Decision.COMMIT, Decision.FAIL_BACK, Decision.FINISH,
			Decision.RETRY, Decision.PROCEED, Decision.RESTORE, Decision.CANCEL);

	private static final List<Incident> AROUND = List.of(Incident.LATE_CALL, Incident.LOST_RESPONSE, Incident.LOST_CALL,
			Incident.REFUSED, Incident.BUSY, Incident.THROTTLED, Incident.HELD_BACK, Incident.SLOW_CHANGE,
			Incident.FAILED_CHANGE, Incident.IGNORED_CHANGE, Incident.BLIND, Incident.INTRUSION, Incident.INTRUSION,
			Incident.REGION_AWAY);

	@Override
	public Estate estate() {
		return Estate.rehearsal().with(HealthyVms.vault(1));
	}

	@Override
	public Equipment equipped(InProcessAzure azure, DeterministicRun run) {
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
	public boolean changing(String what) {
		return what.contains("POST ");
	}

	@Override
	public Wish wish(Purpose purpose, Chance chance) {
		return switch (purpose) {
			case DRILL -> new Wish(VmTestFailover.KIND,
					VmFlight.request("app-01", "{\"networkId\": \"%s\", \"hold\": %s, \"cleanUpWithin\": \"PT15M\"}"
						.formatted(VmFlight.DRILL_NETWORK, chance.once(0.4) ? "{\"mode\": \"UNTIL_DECISION\"}"
								: "{\"mode\": \"FOR\", \"duration\": \"PT%dS\"}".formatted(chance.between(0, 60)))));
			case MAINTENANCE, EMERGENCY -> new Wish(VmFailover.KIND,
					VmFlight.request("app-01", "{\"shutDownSource\": %s}".formatted(chance.once(0.8))));
		};
	}

	@Override
	public List<Decision> answers() {
		return ANSWERS;
	}

	@Override
	public List<Incident> around() {
		return AROUND;
	}

	/// What lasts is short beside the journey, but for a region that is away.
	@Override
	public void happen(Incident incident, DeterministicRun run) {
		var chance = run.chance;
		var lasting = (incident == Incident.REGION_AWAY) ? chance.between(20, 300) : chance.between(5, 90);
		var order = switch (incident) {
			case FAILED_CHANGE ->
				"{\"kind\": \"fail\", \"code\": \"1\", \"tookEffect\": %s, %s}".formatted(chance.once(0.5), next());
			case INTRUSION -> "{\"kind\": \"intrude\", \"item\": \"app-01\", \"action\": \"%s\"}"
				.formatted(chance.of("failover", "changePoint", "commit", "reprotect", "testFailover", "cleanUp"));
			case REGION_AWAY -> "{\"kind\": \"region\", \"location\": \"%s\", \"readable\": %s, \"for\": \"PT%dS\"}"
				.formatted(chance.of("westeurope", "northeurope"), chance.once(0.3), lasting);
			default -> AzureTrouble.order(incident, "app-01", lasting, chance)
				.replace("\"method\": \"PUT\"", "\"method\": \"POST\", \"item\": \"app-01\"")
				.replace("\"circuit\"", "\"item\"");
		};
		run.trace.add("*", order);
		run.simulator.order(order);
		run.disturb(run.turns.now() + (lasting + 200) * DeterministicRun.SECOND);
	}

	private static String next() {
		return "\"match\": {\"method\": \"POST\", \"item\": \"app-01\"}, \"times\": 1";
	}

	@Override
	public Eyes eyes(DeterministicRun run) {
		return new OnMachines(run);
	}

}
