package dev.switchback.simulator.estate.sick;

import java.util.List;

import dev.switchback.simulator.estate.PairPlan;

import static dev.switchback.simulator.estate.sick.Sketch.PREFIXES;
import static dev.switchback.simulator.estate.sick.Sketch.amsterdam;
import static dev.switchback.simulator.estate.sick.Sketch.dublin;
import static dev.switchback.simulator.estate.sick.Sketch.gateway;
import static dev.switchback.simulator.estate.sick.Sketch.pair;

/// Amsterdam carries everything and Dublin stands by: draining Dublin moves nothing.
final class Preferences {

	private Preferences() {
	}

	static List<PairPlan> all() {
		return List.of(byWeight(), byPath());
	}

	private static PairPlan byWeight() {
		return pair("standby-by-weight", amsterdam(PREFIXES), dublin(PREFIXES), gateway("standby-by-weight", 10, 0));
	}

	private static PairPlan byPath() {
		return pair("standby-by-path", amsterdam(PREFIXES), dublin().announcing(Sketch.by("65010 65010 65010 65010")));
	}

}
