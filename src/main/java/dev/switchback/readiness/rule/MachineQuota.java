package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// The family of a size is guessed from its name, as Azure's names go: what is not named so is not known.
final class MachineQuota implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-10", "The other region has cores left for a machine.", Basis.HEURISTIC, Severity.HIGH,
				"Ask for more quota in the other region, or choose another size.", Source.ERRORS);
	}

	private static final Pattern SIZE = Pattern.compile("(?i)Standard_([A-Z]+?)(\\d+)(?:-\\d+)?([a-z]*)(?:_(v\\d+))?");

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var size = machine.detail("recoveryAzureVMSize");
		var usages = machine.place().at("usages", "value");
		sheet.seen(size, usages);
		if (!usages.listed()) {
			return sheet.unknown(usages.problem()
				.orElse("the inventory does not show the quota where %s goes".formatted(machine.name())));
		}
		var parsed = SIZE.matcher(size.text().orElse(""));
		if (!parsed.matches()) {
			return sheet.unknown("it is not known of what size %s will be".formatted(machine.name()));
		}
		var cores = new BigDecimal(parsed.group(2));
		var family = "standard%s%s%sFamily".formatted(parsed.group(1), parsed.group(3),
				Objects.requireNonNullElse(parsed.group(4), ""));
		var left = left(usages, "cores", sheet);
		var ofFamily = left(usages, family, sheet);
		if (Stream.of(left, ofFamily).flatMap(Optional::stream).anyMatch((some) -> some.compareTo(cores) < 0)) {
			return sheet.fail("%s needs %s cores of %s, and fewer are left".formatted(machine.name(), cores, family));
		}
		return (left.isPresent() && ofFamily.isPresent())
				? sheet.pass("there are %s cores of %s left for %s".formatted(ofFamily.get().toPlainString(), family,
						machine.name()))
				: sheet.unknown("no quota for %s is shown where %s goes".formatted(family, machine.name()));
	}

	private static Optional<BigDecimal> left(Place usages, String name, Sheet sheet) {
		return usages.each()
			.stream()
			.filter((usage) -> usage.at("name", "value").says(name))
			.findFirst()
			.flatMap((usage) -> {
				sheet.seen(usage.at("currentValue"), usage.at("limit"));
				return usage.at("limit")
					.number()
					.flatMap((limit) -> usage.at("currentValue").number().map(limit::subtract));
			});
	}

}
