package dev.switchback.engine;

import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.catalog.canary.Canary;
import dev.switchback.catalog.peeringfailover.PeeringFailover;
import dev.switchback.catalog.peeringfailover.SomePairs;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyPairs;
import dev.switchback.simulator.wire.Request;
import org.jspecify.annotations.Nullable;

/// Two circuits, one of which is drained and brought back.
final class PeeringScene implements Scene {

	private static final List<Decision> ANSWERS = List.of(Decision.RESTORE, Decision.PROCEED, Decision.CANCEL,
			Decision.RETRY);

	private static final List<Incident> AROUND = List.of(Incident.LATE_CALL, Incident.LOST_RESPONSE, Incident.LOST_CALL,
			Incident.REFUSED, Incident.BUSY, Incident.THROTTLED, Incident.HELD_BACK, Incident.SLOW_CHANGE,
			Incident.FAILED_CHANGE, Incident.IGNORED_CHANGE, Incident.BLIND, Incident.PORTAL_DISABLES,
			Incident.PORTAL_ENABLES, Incident.PORTAL_WRITES, Incident.LINK_DOWN, Incident.BGP_DOWN, Incident.FLAP,
			Incident.PREFIX_MISSING, Incident.SLOW_ROUTES);

	/// Who writes a peering after a call of ours to it was built, and before that arrives after having been held up on its way,
	/// makes it look as if it had arrived. Nothing that Azure shows tells the two apart, so this is not played
	/// (docs/deterministic-runs.md).
	private static final List<Incident> PORTAL = List.of(Incident.PORTAL_DISABLES, Incident.PORTAL_ENABLES,
			Incident.PORTAL_WRITES);

	@Override
	public Estate estate() {
		return Estate.of(HealthyPairs.contoso());
	}

	@Override
	public Equipment equipped(InProcessAzure azure, DeterministicRun run) {
		var expressRoute = azure.expressRoute((target) -> run.store.openOn(target));
		var pairs = new SomePairs();
		return new Equipment(List.of(
				run.mistake.playbook(new PeeringFailover(expressRoute,
						new Probes(new ScriptedProber(), ProbeSettings.DEFAULT), pairs), run),
				new Canary(expressRoute, pairs)), List.of(run.mistake.keeper(expressRoute.keeper())));
	}

	@Override
	public boolean changing(String what) {
		return what.contains("PUT ");
	}

	@Override
	public Wish wish(Purpose purpose, DeterministicRun run) {
		var chance = run.chance;
		var drawn = chance.between(1, 100);
		var scope = (drawn <= 45) ? "PRIMARY" : (drawn <= 88) ? "SECONDARY" : "BOTH";
		var hold = (purpose == Purpose.EMERGENCY || chance.once(0.4)) ? "{\"mode\": \"UNTIL_DECISION\"}"
				: "{\"mode\": \"FOR\", \"duration\": \"PT%dS\"}".formatted(chance.between(0, 20));
		var more = switch (purpose) {
			case DRILL -> ", \"restoreWithin\": \"PT%dS\"".formatted(chance.between(60, 150));
			case MAINTENANCE -> ", \"onSurvivorLoss\": \"%s\"".formatted(chance.of("RESTORE", "ASK"));
			case EMERGENCY -> "";
		};
		return new Wish(PeeringFailover.KIND,
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": {\"scope\": \"%s\", \"hold\": %s, \"soak\": \"PT%dS\"%s}}"
					.formatted(scope, hold, chance.between(0, 4), more));
	}

	@Override
	public List<Decision> answers() {
		return ANSWERS;
	}

	@Override
	public List<Incident> around() {
		return AROUND;
	}

	@Override
	public void happen(Incident incident, DeterministicRun run) {
		if (PORTAL.contains(incident) && run.watch.anyUnderway()) {
			return;
		}
		var circuit = circuit(run);
		var lasting = (incident == Incident.BGP_DOWN) ? run.chance.between(20, 240) : run.chance.between(5, 90);
		var order = AzureTrouble.order(incident, circuit, lasting, run.chance);
		run.trace.add("*", order);
		if (incident == Incident.PORTAL_WRITES) {
			run.watch.peerings.othersWrite(circuit);
		}
		else {
			run.watch.peerings.othersAreAbout(circuit);
		}
		run.simulator.order(order);
		var now = run.turns.now();
		switch (incident) {
			case PORTAL_DISABLES -> run.watch.others(circuit, false);
			case PORTAL_ENABLES -> run.watch.others(circuit, true);
			case BGP_DOWN -> run.watch.lost(circuit, now + lasting * DeterministicRun.SECOND);
			case SLOW_CHANGE -> run.disturb(now + 200 * DeterministicRun.SECOND);
			default -> run.disturb(now + (lasting + 30) * DeterministicRun.SECOND);
		}
	}

	/// Rather the one that carries while the other one is drained.
	private static String circuit(DeterministicRun run) {
		var drained = Peerings.CIRCUITS.stream().filter(run.watch.peerings::downByUs).findFirst();
		return (drained.isPresent() && run.chance.once(0.6)) ? Peerings.other(drained.get())
				: run.chance.of(Peerings.CIRCUITS);
	}

	@Override
	public Eyes eyes(DeterministicRun run) {
		return new OnPeerings(run, new Permitted(run));
	}

	private record OnPeerings(DeterministicRun run, Permitted permitted) implements Eyes {

		@Override
		public void leaves(Operation operation, Mutation line, Request request) {
			this.run.watch.otherTarget(line);
			this.permitted.judge(operation, line, request.text());
		}

		@Override
		public void received(dev.switchback.simulator.world.Mutation call) {
			this.run.watch.peerings.received(call);
		}

		@Override
		public void changed(@Nullable Operation before, Operation after) {
			this.run.watch.promptness.promised(before, after);
		}

		@Override
		public boolean madeByOthers(Mutation line, Request request) {
			var really = Admin.Circuit.of(this.run.simulator, Permitted.circuit(line.target()));
			var wanted = Permitted.switchesOff(request.text()) ? "Disabled" : "Enabled";
			return really.shown().equals(wanted) && !really.etag().equals(line.etag());
		}

		@Override
		public void undoOthers() {
			this.run.watch.peerings.undoOthers();
		}

		@Override
		public void end() {
			this.run.watch.peerings.end();
		}

	}

}
