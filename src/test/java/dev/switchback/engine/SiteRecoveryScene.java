package dev.switchback.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.catalog.vmfailover.VmFailover;
import dev.switchback.catalog.vmtestfailover.VmTestFailover;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.NotNow;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.store.InMemoryDeclaredMachines;
import dev.switchback.store.InMemoryDesigns;

/// Machines that are failed over and brought home, or of which a drill makes copies.
abstract class SiteRecoveryScene implements Scene {

	private static final String VAULT = VmFlight.VAULT;

	private static final List<Decision> ANSWERS = List.of(Decision.COMMIT, Decision.FAIL_BACK, Decision.RETRY,
			Decision.PROCEED, Decision.FINISH, Decision.RESTORE, Decision.CANCEL);

	private static final List<Incident> AROUND = List.of(Incident.LATE_CALL, Incident.LOST_RESPONSE, Incident.LOST_CALL,
			Incident.REFUSED, Incident.BUSY, Incident.THROTTLED, Incident.HELD_BACK, Incident.SLOW_CHANGE,
			Incident.FAILED_CHANGE, Incident.IGNORED_CHANGE, Incident.BLIND, Incident.INTRUSION, Incident.INTRUSION,
			Incident.REGION_AWAY, Incident.SILENCE, Incident.BLACKOUT);

	/// So many are read one by one.
	private static final int FEW = 8;

	private final VaultPlan vault;

	private final List<String> machines;

	private final DeclaredMachines probed;

	/// @param machines their names
	SiteRecoveryScene(VaultPlan vault, List<String> machines) {
		this.vault = vault;
		this.machines = machines;
		this.probed = ProbedMachines.of(estate(), machines);
	}

	/// JSON with target and parameters.
	abstract String request(String parameters, Chance chance);

	/// JSON of which calls something happens to.
	abstract String calls(Chance chance);

	/// Whom or what something happens to.
	final String machine(Chance chance) {
		return (this.machines.size() == 1) ? this.machines.getFirst() : chance.of(this.machines);
	}

	@Override
	public final Estate estate() {
		return Estate.rehearsal().with(this.vault);
	}

	@Override
	public final Equipment equipped(InProcessAzure azure, DeterministicRun run) {
		var recovery = new SiteRecovery(azure.arm(), SiteRecoverySettings.of(List.of(VAULT)));
		var machines = new ProtectedVms(recovery);
		var probes = new Probes(new Guests(run.simulator)::ask, ProbeSettings.DEFAULT);
		return new Equipment(
				List.of(run.mistake.playbook(new VmFailover(recovery, probes, machines,
						probed(run) ? this.probed : new InMemoryDeclaredMachines(),
						new MachineAims(new InMemoryDesigns(), InstantSource.fixed(VirtualTime.START))), run),
						run.mistake.playbook(new VmTestFailover(recovery, machines), run)),
				List.of(run.mistake.keeper(recovery.sourceKeeper()), run.mistake.keeper(recovery.drillKeeper())),
				crowded(run) ? () -> show(machines) : null);
	}

	/// In one schedule of three the vault is a crowd: somebody's portal shows all its machines, so that they are read together.
	private boolean crowded(DeterministicRun run) {
		return this.vault.machines().size() > FEW && run.seed % 3 == 1;
	}

	private void show(ProtectedVms machines) {
		try {
			machines.all();
			this.vault.machines().forEach((machine) -> machines.one(VmFlight.WEST + machine.name()));
		}
		catch (NotNow _) {
			// They look again later.
		}
	}

	/// Whether the applications can be asked. In one schedule of four nothing is declared.
	private static boolean probed(DeterministicRun run) {
		return run.seed % 4 != 0;
	}

	@Override
	public final boolean changing(String what) {
		return what.contains("POST ");
	}

	/// A drill may be a whole journey, too.
	@Override
	public final Wish wish(Purpose purpose, DeterministicRun run) {
		var chance = run.chance;
		return (purpose == Purpose.DRILL && chance.once(0.7))
				? new Wish(VmTestFailover.KIND,
						request("{\"networkId\": \"%s\", \"hold\": %s, \"cleanUpWithin\": \"PT15M\"}".formatted(
								VmFlight.DRILL_NETWORK,
								chance.once(0.4) ? "{\"mode\": \"UNTIL_DECISION\"}"
										: "{\"mode\": \"FOR\", \"duration\": \"PT%dS\"}"
											.formatted(chance.between(0, 60))),
								chance))
				: new Wish(VmFailover.KIND, request("{\"shutDownSource\": %s%s}".formatted(chance.once(0.8),
						(purpose != Purpose.EMERGENCY && probed(run)) ? timers(chance) : ""), chance));
	}

	private static String timers(Chance chance) {
		return Stream.of("commit", "failBack")
			.filter((_) -> chance.once(0.6))
			.map((timer) -> ", \"%s\": {\"mode\": \"AFTER_PROBE\", \"after\": \"PT%dS\"}".formatted(timer,
					chance.between(60, 150)))
			.collect(Collectors.joining());
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
		var lasting = switch (incident) {
			case REGION_AWAY -> chance.between(20, 300);
			case SILENCE -> chance.between(20, 400);
			default -> chance.between(5, 90);
		};
		var order = switch (incident) {
			case FAILED_CHANGE ->
				"{\"kind\": \"fail\", \"code\": \"1\", \"tookEffect\": %s, \"match\": {%s}, \"times\": 1}"
					.formatted(chance.once(0.5), changing(chance));
			case INTRUSION -> "{\"kind\": \"intrude\", \"item\": \"%s\", \"action\": \"%s\"}".formatted(machine(chance),
					chance.of("failover", "changePoint", "commit", "reprotect", "testFailover", "cleanUp"));
			case REGION_AWAY -> "{\"kind\": \"region\", \"location\": \"%s\", \"readable\": %s, \"for\": \"PT%dS\"}"
				.formatted(chance.of("westeurope", "northeurope"), chance.once(0.3), lasting);
			case SILENCE ->
				"{\"kind\": \"mute\", \"item\": \"%s\", \"for\": \"PT%dS\"}".formatted(machine(chance), lasting);
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
		return new OnMachines(run, this.machines);
	}

}
