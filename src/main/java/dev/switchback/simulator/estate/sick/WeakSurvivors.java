package dev.switchback.simulator.estate.sick;

import java.util.List;

import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;

import static dev.switchback.simulator.estate.sick.Sketch.PREFIXES;
import static dev.switchback.simulator.estate.sick.Sketch.amsterdam;
import static dev.switchback.simulator.estate.sick.Sketch.dublin;
import static dev.switchback.simulator.estate.sick.Sketch.pair;

/// Dublin cannot carry what Amsterdam carries, or not for long.
final class WeakSurvivors {

	/// Microsoft takes a circuit out of use by prepending its ASN so often.
	private static final String DRAINED = Sketch.ASN + " 12076".repeat(8);

	private WeakSurvivors() {
	}

	static List<PairPlan> all() {
		return List.of(prefixMissing(), summaryOnly(), defaultOnly(), oneLink(), survivorDown(), maintenance(),
				noHeadroom(), announced());
	}

	/// 192.168.100.0/24 does not arrive over Dublin.
	private static PairPlan prefixMissing() {
		return pair("prefix-missing", amsterdam(PREFIXES), dublin("10.1.0.0/16", "10.2.0.0/16"));
	}

	/// Over Dublin, 10.0.0.0/8 stands for the two 10/16s.
	private static PairPlan summaryOnly() {
		return pair("summary-only", amsterdam(PREFIXES), dublin("10.0.0.0/8", "192.168.100.0/24"));
	}

	/// Over Dublin there is nothing but a default route.
	private static PairPlan defaultOnly() {
		return pair("default-only", amsterdam(PREFIXES), dublin("0.0.0.0/0"));
	}

	private static PairPlan oneLink() {
		return pair("one-link", amsterdam(PREFIXES), dublin(PREFIXES).withLinksDown(Link.SECONDARY));
	}

	private static PairPlan survivorDown() {
		return pair("survivor-down", amsterdam(PREFIXES), dublin(PREFIXES).withLinksDown(Link.values()));
	}

	/// 880 of 1000 Mbit/s go into Azure while both circuits carry.
	private static PairPlan noHeadroom() {
		return pair("no-headroom", amsterdam(PREFIXES), dublin(PREFIXES)).with(new Demand(110_000_000, 60_000_000));
	}

	private static PairPlan announced() {
		return pair("maintenance-announced", amsterdam(PREFIXES), dublin(PREFIXES))
			.maintaining("maintenance-announced-dub");
	}

	private static PairPlan maintenance() {
		return pair("maintenance", amsterdam(PREFIXES), dublin().announcing(Sketch.by(DRAINED)));
	}

}
