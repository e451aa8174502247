package dev.switchback.readiness.rule;

import java.util.Locale;
import java.util.TreeSet;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// A machine that comes up without a network, or in one that is elsewhere or gone, is of no use.
final class MachineNetwork implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-06", "A machine has a network where it fails over to.", Basis.READ, Severity.CRITICAL,
				"Choose a network of the other region for every network interface.", Source.ERRORS);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var nics = machine.detail("vmNics");
		var region = machine.detail("recoveryFabricLocation");
		sheet.seen(nics, region);
		if (!nics.listed() || region.text().isEmpty()) {
			return sheet
				.unknown("the inventory does not show to which network %s fails over".formatted(machine.name()));
		}
		if (nics.each().isEmpty()) {
			return sheet.unknown("no network interface of %s is shown".formatted(machine.name()));
		}
		var chosen = new TreeSet<String>();
		for (var nic : nics.each()) {
			var id = nic.at("recoveryVMNetworkId");
			sheet.seen(id);
			if (id.text().isEmpty()) {
				return sheet.because(id)
					.fail("a network interface of %s has no network to fail over to".formatted(machine.name()));
			}
			chosen.add(id.text().get().toLowerCase(Locale.ROOT));
		}
		var network = machine.place().at("network");
		var place = network.at("body", "location");
		sheet.because(place, region);
		if (chosen.size() > 1 || !chosen.contains(network.at("id").label().toLowerCase(Locale.ROOT))) {
			return sheet
				.unknown("not every network that %s fails over to is in the inventory".formatted(machine.name()));
		}
		if (place.text().isEmpty()) {
			return sheet.unknown(network.problem()
				.orElse("it is not known where the network is that %s fails over to".formatted(machine.name())));
		}
		if (!place.says(region.text().get())) {
			return sheet.fail("%s fails over to %s, and its network %s is in %s".formatted(machine.name(),
					region.text().get(), ArmId.tail(chosen.first()), place.text().get()));
		}
		sheet.because(network.at("body", "properties", "subnets"));
		return review(snapshot, machine).flatMap((review) -> review.network(network.at("body").node()))
			.map(sheet::as)
			.orElseGet(() -> sheet.unknown("it is not known whether %s of %s is as it should be"
				.formatted(ArmId.tail(chosen.first()), machine.name())));
	}

}
