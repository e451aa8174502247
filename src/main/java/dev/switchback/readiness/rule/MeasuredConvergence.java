package dev.switchback.readiness.rule;

import java.time.Duration;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Snapshot;

/// How long it took in the latest drill that passed until everything arrived over the other circuit. That includes no time
/// in which nobody noticed: it says nothing about a silent failure.
final class MeasuredConvergence implements DesignRule {

	/// Where it is not declared how often the pair is to be drilled.
	private static final Duration OLD = Duration.ofDays(90);

	@Override
	public Guideline guideline() {
		return new Guideline("SB-04", "Traffic moves over as fast as the pair is to be good for.", Basis.MEASURED,
				Severity.MEDIUM, "Find out what takes so long, or aim for less.", Source.OWN);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.declaredPairs().each((pair) -> pair.both().map((circuit) -> judge(snapshot, pair, circuit)));
	}

	private Finding judge(Snapshot snapshot, Pair pair, Circuit circuit) {
		var aim = pair.declared().of("objectives", "convergence");
		var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(aim);
		if (pair.declared().silent().isPresent()) {
			return sheet.unknown(pair.declared().silent().get());
		}
		if (aim.duration().isEmpty()) {
			return aim.there() ? sheet.unknown("the objective of %s is no time".formatted(pair.name()))
					: sheet.notApplicable("no objective is declared for %s".formatted(pair.name()));
		}
		var measured = Ages.measured(snapshot.trials().of(circuit), snapshot.now(),
				(drill) -> drill.link().isEmpty() && drill.passed() && drill.convergence().isPresent());
		if (measured.isEmpty()) {
			return sheet.seen(snapshot.root().at("drills"))
				.unknown("no drill of %s measured how long it takes".formatted(circuit.name()));
		}
		sheet.seen(measured.get().place().at("convergence"), measured.get().place().at("at"));
		var last = Ages.measured(snapshot.trials().of(circuit), snapshot.now(), (drill) -> drill.link().isEmpty());
		if (!last.orElseThrow().passed()) {
			return sheet.seen(last.orElseThrow().place().at("verdict"))
				.unknown("the last drill of %s did not pass, so how long an earlier one took proves nothing"
					.formatted(circuit.name()));
		}
		var every = pair.declared().of("objectives", "drillEvery");
		if (measured.get().at().orElseThrow().isBefore(snapshot.now().minus(every.duration().orElse(OLD)))) {
			return sheet.seen(every)
				.unknown("it is too long ago that a drill of %s measured how long it takes".formatted(circuit.name()));
		}
		var took = measured.flatMap(Drill::convergence).orElseThrow();
		return (took.compareTo(aim.duration().get()) <= 0)
				? sheet.pass("traffic of %s moved over within %s".formatted(circuit.name(), took))
				: sheet.fail("traffic of %s took %s to move over".formatted(circuit.name(), took));
	}

}
