package dev.switchback.catalog.vmtestfailover;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.ApiVersions;
import dev.switchback.catalog.request.Shell;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;

/// Writes how a test failover is cleaned up by hand, from what is stored alone.
final class Card {

	private static final String VERSION = ApiVersions.DEFAULT.siteRecovery();

	private final Plan plan;

	Card(Plan plan) {
		this.plan = plan;
	}

	ManualCard card() {
		var sections = new ArrayList<Section>();
		this.plan.copies().forEach((copy) -> sections.addAll(of(copy)));
		sections.add(new Section("What it costs", Kind.CAUTION,
				List.of("Until then its machine, disks and network interfaces are billed, and %s cannot be failed over."
					.formatted(this.plan.subject()))));
		return new ManualCard("Clean up after the test failover of %s by hand".formatted(this.plan.subject()),
				sections);
	}

	private static List<Section> of(Copy copy) {
		var vm = copy.item().vm();
		var id = copy.item().id();
		var sections = new ArrayList<Section>();
		sections.add(new Section("See whether a test failover of %s is there".formatted(vm), Kind.COMMANDS,
				List.of(Shell.read(id, VERSION,
						"properties.{state: testFailoverState, may: allowedOperations, job: currentScenario.jobId}"))));
		sections.add(new Section("Clean it up", Kind.COMMANDS, List.of(Shell.post(id + "/testFailoverCleanup", VERSION,
				"{\"properties\": {\"comments\": \"The drill is over.\"}}"))));
		var made = copy.made();
		if (made != null) {
			sections.add(new Section("Prove that nothing is left (each has to be missing)", Kind.COMMANDS,
					made.resources()
						.stream()
						.map((resource) -> "az resource show --ids %s".formatted(Shell.quoted(resource)))
						.toList()));
		}
		return sections;
	}

}
