package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.Optional;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// Flows over links of different length arrive at different times. What probes measured over each link contradicts what is
/// declared.
final class LinksNear implements DesignRule {

	/// More than this between two links of one circuit is no cable inside one metropolitan area.
	private static final Duration FAR = Duration.ofMillis(10);

	@Override
	public Guideline guideline() {
		return new Guideline("ER-11", "The two links of a circuit do not end far apart.", Basis.DECLARED_AND_READ,
				Severity.LOW, "Let both links of a circuit end in one metropolitan area.", Source.HIGH_AVAILABILITY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().map((circuit) -> judge(snapshot, circuit));
	}

	private Finding judge(Snapshot snapshot, Circuit circuit) {
		var sheet = new Sheet(guideline(), Subject.of(circuit));
		var one = latency(snapshot, circuit, "PRIMARY");
		var other = latency(snapshot, circuit, "SECONDARY");
		if (one.isPresent() && other.isPresent()) {
			sheet.seen(one.get().place().at("latency"), other.get().place().at("latency"));
			var apart = one.get().latency().orElseThrow().minus(other.get().latency().orElseThrow()).abs();
			if (apart.compareTo(FAR) > 0) {
				return sheet.suspected()
					.fail("probes over the two links of %s differed by %d ms".formatted(circuit.name(),
							apart.toMillis()));
			}
		}
		var unread = Ages.unread(snapshot);
		if (unread.isPresent()) {
			return sheet.seen(unread.get())
				.unknown("it is not known what probes over the links of %s measured".formatted(circuit.name()));
		}
		var said = snapshot.said(circuit);
		var near = said.of("linksNear");
		sheet.seen(near);
		if (said.silent().isPresent()) {
			return sheet.unknown(said.silent().get());
		}
		return near.flag()
			.map((is) -> is
					? sheet.pass("the links of %s are declared to end near each other".formatted(circuit.name()))
					: sheet.fail("the links of %s are declared to end far apart".formatted(circuit.name())))
			.orElseGet(() -> sheet
				.unknown("it is not declared whether the links of %s end near each other".formatted(circuit.name())));
	}

	private static Optional<Drill> latency(Snapshot snapshot, Circuit circuit, String link) {
		return Ages.measured(snapshot.trials().of(circuit), snapshot.now(),
				(drill) -> drill.link().equals(link) && drill.latency().isPresent());
	}

}
