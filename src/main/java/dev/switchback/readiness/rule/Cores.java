package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.switchback.readiness.snapshot.Machine;

/// How many cores are needed, of which family. That is guessed from the name of a size, as Azure's names go.
record Cores(BigDecimal count, String family) {

	private static final Pattern SIZE = Pattern.compile("(?i)Standard_([A-Z]+?)(\\d+)(?:-\\d+)?([a-z]*)(?:_(v\\d+))?");

	/// Those that a machine needs where it goes; empty if the name of its size is not understood.
	static Optional<Cores> of(Machine machine) {
		var parsed = SIZE.matcher(machine.detail("recoveryAzureVMSize").text().orElse(""));
		return parsed.matches()
				? Optional.of(new Cores(new BigDecimal(parsed.group(2)), "standard%s%s%sFamily"
					.formatted(parsed.group(1), parsed.group(3), Objects.requireNonNullElse(parsed.group(4), ""))))
				: Optional.empty();
	}

	/// What is needed of all machines together: by place, by place and family, by place and `?` how many machines are not
	/// understood, and by `?` of how many it is not known where they go.
	static Map<String, BigDecimal> needed(List<Machine> machines) {
		Map<String, BigDecimal> needed = new HashMap<>();
		machines.forEach((machine) -> {
			var there = where(machine);
			if (machine.detail("recoveryFabricLocation").text().isEmpty()) {
				needed.merge("?", BigDecimal.ONE, BigDecimal::add);
			}
			of(machine).ifPresentOrElse((cores) -> {
				needed.merge(there, cores.count(), BigDecimal::add);
				needed.merge(there + " " + cores.family(), cores.count(), BigDecimal::add);
			}, () -> needed.merge(there + " ?", BigDecimal.ONE, BigDecimal::add));
		});
		return needed;
	}

	/// The subscription and the region that a machine goes to.
	static String where(Machine machine) {
		var group = machine.detail("recoveryAzureResourceGroupId").text().orElseGet(machine::vm);
		return "%s %s"
			.formatted(group.replaceFirst("(?i)^/subscriptions/([^/]*).*", "$1"),
					machine.detail("recoveryFabricLocation").text().orElse(""))
			.toLowerCase(Locale.ROOT);
	}

	/// Whether it is known that fewer are left.
	boolean lacks(Optional<BigDecimal> left) {
		return left.filter((some) -> some.compareTo(this.count) < 0).isPresent();
	}

}
