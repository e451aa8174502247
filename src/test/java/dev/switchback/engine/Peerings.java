package dev.switchback.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.switchback.simulator.world.Mutation;

/// Which peering is switched how, since when and by whom, as it really is.
final class Peerings {

	static final List<String> CIRCUITS = List.of("contoso-ams", "contoso-dub");

	/// @param at in nanoseconds since the start
	private record Switched(long at, boolean enabled, boolean ours) {
	}

	private final DeterministicRun run;

	private final Map<String, List<Switched>> switched = new HashMap<>();

	Peerings(DeterministicRun run) {
		this.run = run;
		CIRCUITS
			.forEach((circuit) -> this.switched.put(circuit, new ArrayList<>(List.of(new Switched(0, true, false)))));
	}

	/// The other one of the pair.
	static String other(String circuit) {
		return CIRCUITS.get(1 - CIRCUITS.indexOf(circuit));
	}

	private List<Switched> of(String circuit) {
		return this.switched.get(circuit);
	}

	/// What came of a call of ours.
	void received(Mutation call) {
		var circuit = String.valueOf(call.circuit());
		if (call.tookEffect() && this.switched.containsKey(circuit)) {
			if (call.change().endsWith("Enabled→Disabled")) {
				of(circuit).add(new Switched(this.run.turns.now(), false, true));
			}
			if (call.change().endsWith("Disabled→Enabled")) {
				of(circuit).add(new Switched(this.run.turns.now(), true, true));
			}
		}
		if (call.tookEffect()) {
			correct(circuit, of(circuit).getLast());
		}
		if (CIRCUITS.stream().allMatch(this::downByUs)) {
			this.run.watch.violated("both circuits are down, and both by our doing");
		}
	}

	/// What Azure took it may not have done in the end.
	private void correct(String circuit, Switched taken) {
		this.run.turns.at(this.run.turns.now() + 5 * DeterministicRun.SECOND, () -> {
			var really = Admin.Circuit.of(this.run.simulator, circuit);
			if (really.busy()) {
				correct(circuit, taken);
			}
			else if (of(circuit).getLast() == taken) {
				correct(circuit, really);
			}
		});
	}

	private void correct(String circuit, Admin.Circuit really) {
		if (really.enabled() != enabled(circuit) && of(circuit).size() > 1) {
			of(circuit).removeLast();
		}
	}

	/// Before somebody else changes one: what Azure took of ours and did not do is not to be told from their change later.
	void othersAreAbout(String circuit) {
		var really = Admin.Circuit.of(this.run.simulator, circuit);
		if (!really.busy()) {
			correct(circuit, really);
		}
	}

	/// Before somebody else writes what one reads as: after a change that failed that may not be what it is.
	void othersWrite(String circuit) {
		var really = Admin.Circuit.of(this.run.simulator, circuit);
		othersAreAbout(circuit);
		if (!really.busy()) {
			others(circuit, really.shown().equals("Enabled"));
		}
	}

	/// Somebody else switches one.
	void others(String circuit, boolean enabled) {
		if (of(circuit).getLast().enabled() != enabled) {
			of(circuit).add(new Switched(this.run.turns.now(), enabled, false));
		}
	}

	boolean enabled(String circuit) {
		return of(circuit).getLast().enabled();
	}

	boolean downByUs(String circuit) {
		return !enabled(circuit) && of(circuit).getLast().ours();
	}

	/// Whether it was switched on at any moment since then.
	boolean enabledSince(String circuit, long since) {
		var all = of(circuit);
		for (var i = all.size() - 1; i >= 0; i--) {
			if (all.get(i).enabled()) {
				return true;
			}
			if (all.get(i).at() <= since) {
				return false;
			}
		}
		return true;
	}

	void undoOthers() {
		for (var circuit : CIRCUITS) {
			if (!enabled(circuit) && !downByUs(circuit)) {
				this.run.simulator.order("{\"kind\": \"drift\", \"circuit\": \"%s\", \"set\": {\"state\": \"Enabled\"}}"
					.formatted(circuit));
				others(circuit, true);
			}
		}
	}

	/// In the end everything is as it was found.
	void end() {
		for (var circuit : CIRCUITS) {
			var really = Admin.Circuit.of(this.run.simulator, circuit);
			if (!really.whole()) {
				this.run.watch.violated("everything is over, and not as it was found: " + really);
			}
		}
	}

}
