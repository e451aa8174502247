package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.util.Optional;

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

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var size = machine.detail("recoveryAzureVMSize");
		var usages = machine.place().at("usages", "value");
		sheet.seen(size, usages);
		if (!usages.listed()) {
			return sheet.unknown(usages.problem()
				.orElse("the inventory does not show the quota where %s goes".formatted(machine.name())));
		}
		var needs = Cores.of(machine);
		if (needs.isEmpty()) {
			return sheet.unknown("it is not known of what size %s will be".formatted(machine.name()));
		}
		var family = needs.get().family();
		var left = left(usages, "cores", sheet);
		var ofFamily = left(usages, family, sheet);
		var own = new Cores(needs.get().count(), family);
		if (own.lacks(left) || own.lacks(ofFamily)) {
			return sheet
				.fail("%s needs %s cores of %s, and fewer are left".formatted(machine.name(), own.count(), family));
		}
		if (left.isEmpty() || ofFamily.isEmpty()) {
			return sheet.unknown("no quota for %s is shown where %s goes".formatted(family, machine.name()));
		}
		sheet.seen(snapshot.groups().ends());
		return together(snapshot, machine, family, left, ofFamily, sheet)
			.orElseGet(() -> sheet.pass("there are %s cores of %s left for %s and all that go there with it"
				.formatted(ofFamily.get().toPlainString(), family, machine.name())));
	}

	/// A region is lost for all of its machines at once.
	private static Optional<Finding> together(Snapshot snapshot, Machine machine, String family,
			Optional<BigDecimal> left, Optional<BigDecimal> ofFamily, Sheet sheet) {
		var needed = snapshot.needed(() -> Cores.needed(snapshot.machines().there()));
		var there = Cores.where(machine);
		var all = new Cores(needed.getOrDefault(there, BigDecimal.ZERO), "");
		var alike = new Cores(needed.getOrDefault(there + " " + family, BigDecimal.ZERO), family);
		if (all.lacks(left) || alike.lacks(ofFamily)) {
			return Optional.of(sheet.lesser(Severity.MEDIUM)
				.fail("all machines that go where %s goes need %s cores together, %s of them of %s, and fewer are left"
					.formatted(machine.name(), all.count(), alike.count(), family)));
		}
		if (needed.containsKey("?") || !snapshot.machines().unread().isEmpty()) {
			return Optional.of(sheet.seen(snapshot.root().at("vaults"))
				.unknown("it is not known of all machines whether they go where %s goes".formatted(machine.name())));
		}
		return (needed.getOrDefault(there + " ?", BigDecimal.ZERO).signum() > 0) ? Optional
			.of(sheet.unknown("machines go where %s goes, of which it is not known of what size they will be"
				.formatted(machine.name()))) : Optional.empty();
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
