package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Two names on two contracts may run through one duct: that the fibre is diverse has to be said as well.
final class DiverseProviders implements DesignRule {

	/// Words that the names of several companies begin with.
	private static final Set<String> COMMON = Set.of("china", "global", "telecom", "the");

	@Override
	public Guideline guideline() {
		return new Guideline("ER-12", "The circuits of a pair come from different providers, over diverse fibre.",
				Basis.DECLARED_AND_READ, Severity.MEDIUM,
				"Order one circuit from another provider, and have the ways of the fibre confirmed.",
				Source.DISASTER_RECOVERY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.wholePairs().map(this::judge);
	}

	private Finding judge(Pair pair) {
		var sheet = new Sheet(guideline(), Subject.of(pair));
		pair.circuits().forEach((circuit) -> sheet.seen(provider(circuit)));
		var names = pair.circuits().flatMap((circuit) -> provider(circuit).text().stream()).toList();
		var fibre = pair.declared().of("fibre");
		var ports = pair.circuits()
			.flatMap((circuit) -> circuit.port().text().stream())
			.map((id) -> id.toLowerCase(Locale.ROOT))
			.toList();
		if (ports.size() == 2 && ports.stream().distinct().count() == 1) {
			pair.circuits().forEach((circuit) -> sheet.seen(circuit.port()));
			return sheet.fail("both circuits of %s are on one port".formatted(pair.name()));
		}
		var plain = pair.circuits().flatMap((circuit) -> Named.of(provider(circuit)).stream()).toList();
		if (plain.size() == 2 && plain.getFirst().equals(plain.getLast())) {
			return sheet.fail("both circuits of %s come from %s".formatted(pair.name(), names.getFirst()));
		}
		if (plain.size() == 2 && (plain.getFirst().startsWith(plain.getLast())
				|| plain.getLast().startsWith(plain.getFirst()) || leading(names).distinct().count() == 1)) {
			return sheet.unknown("%s may be one provider".formatted(String.join(" and ", names)));
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
		return (plain.size() == 2
				|| pair.circuits().allMatch((circuit) -> circuit.direct() || Named.of(provider(circuit)).isPresent()))
						? sheet.pass("the circuits of %s have no provider in common, and diverse fibre by declaration"
							.formatted(pair.name()))
						: sheet.unknown("it is not known who provides a circuit of %s".formatted(pair.name()));
	}

	/// The words that names begin with: one, or two where many companies have the first one in common.
	private static Stream<String> leading(List<String> names) {
		return names.stream().map((name) -> {
			var words = Stream.of(name.toLowerCase(Locale.ROOT).split("[\\s/\u2013-]+"))
				.map((word) -> word.replaceAll("[^\\p{L}\\p{N}]", ""))
				.filter((word) -> !word.isEmpty())
				.toList();
			return (!words.isEmpty() && COMMON.contains(words.getFirst()))
					? words.stream().limit(2).collect(Collectors.joining(" "))
					: words.stream().findFirst().orElse(name);
		});
	}

	private static Place provider(Circuit circuit) {
		return circuit.property("serviceProviderProperties", "serviceProviderName");
	}

}
