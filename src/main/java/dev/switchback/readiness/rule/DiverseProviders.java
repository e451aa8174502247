package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Two names on two contracts may run through one duct: that the fibre is diverse has to be said as well.
final class DiverseProviders implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-12", "The circuits of a pair come from different providers, over diverse fibre.",
				Basis.DECLARED_AND_READ, Severity.MEDIUM,
				"Order one circuit from another provider, and have the ways of the fibre confirmed.",
				Source.DISASTER_RECOVERY);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.pairs().stream().filter(Pair::known).map(this::judge).toList();
	}

	private Finding judge(Pair pair) {
		var sheet = new Sheet(guideline(), Subject.of(pair));
		pair.circuits().forEach((circuit) -> sheet.seen(provider(circuit)));
		var names = pair.circuits().flatMap((circuit) -> provider(circuit).text().stream()).toList();
		var fibre = pair.declared().of("fibre");
		if (names.size() == 2 && names.getFirst().equalsIgnoreCase(names.getLast())) {
			return sheet.fail("both circuits of %s come from %s".formatted(pair.name(), names.getFirst()));
		}
		sheet.seen(fibre);
		var silent = pair.declared().silent();
		if (silent.isPresent()) {
			return sheet.unknown(silent.get());
		}
		if (fibre.says("SHARED")) {
			return sheet.fail("the circuits of %s are declared to share fibre".formatted(pair.name()));
		}
		if (!fibre.says("DIVERSE")) {
			return sheet.unknown("it is not declared whether the circuits of %s share fibre".formatted(pair.name()));
		}
		return (names.size() == 2
				|| pair.circuits().allMatch((circuit) -> circuit.direct() || provider(circuit).there()))
						? sheet.pass("the circuits of %s have no provider in common, and diverse fibre by declaration"
							.formatted(pair.name()))
						: sheet.unknown("it is not known who provides a circuit of %s".formatted(pair.name()));
	}

	private static Place provider(Circuit circuit) {
		return circuit.property("serviceProviderProperties", "serviceProviderName");
	}

}
