package dev.switchback.catalog.vmfailover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.switchback.azure.arm.ApiVersions;
import dev.switchback.azure.siterecovery.DiskSeen;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.catalog.request.Shell;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import org.jspecify.annotations.Nullable;

/// Writes how a journey is gone on with by hand, from what is stored alone: no look is needed. Azure has no undo of a failover,
/// so nothing here brings a machine back but the rest of the way.
final class Card {

	private static final String VERSION = ApiVersions.DEFAULT.siteRecovery();

	private final Plan plan;

	Card(Plan plan) {
		this.plan = plan;
	}

	ManualCard card() {
		var sections = new ArrayList<Section>();
		sections.add(new Section("Before anything else", Kind.CAUTION, List.of(
				"A failover cannot be undone. The way back is: commit, protect in the opposite direction, wait until it is protected, and fail over again.",
				"Do not delete the source, its disks or its network interfaces before it is protected in the opposite direction: nothing but a whole new replication would be left.",
				"Post nothing while a job is at work: currentScenario names it. Site Recovery would begin a second one.")));
		for (var member : this.plan.members()) {
			machine(member, sections);
		}
		sections.addAll(group());
		return new ManualCard("Go on with the failover of %s by hand".formatted(this.plan.subject()), sections);
	}

	private void machine(Member member, List<Section> sections) {
		var item = member.item();
		var facts = (member.known(Leg.BACK).facts() != null) ? member.known(Leg.BACK).facts()
				: member.known(Leg.OUT).facts();
		sections.add(new Section("As %s was found".formatted(item.vm()), Kind.FACTS, facts(item.vm(), facts)));
		var id = (facts != null) ? facts.item() : item.id();
		sections.add(new Section("See how %s is".formatted(item.vm()), Kind.COMMANDS, List.of(Shell.read(id, VERSION,
				"properties.{state: protectionState, runs: activeLocation, may: allowedOperations, job: currentScenario.jobId}"))));
		if (facts != null && facts.sourceVm() != null) {
			var source = facts.sourceVm();
			sections.add(new Section("See whether the source of %s is off".formatted(item.vm()), Kind.COMMANDS,
					List.of("az vm get-instance-view --ids %s --query %s".formatted(Shell.quoted(source),
							Shell.quoted("instanceView.statuses[].code")))));
			sections.add(new Section("Switch the source of %s off".formatted(item.vm()), Kind.COMMANDS,
					List.of("az vm deallocate --ids %s".formatted(Shell.quoted(source)))));
			sections.add(new Section("Where Azure cannot be reached", Kind.STEPS, List
				.of("Shut %s in %s down from within, or cut its network off, so that no two machines think they are the one."
					.formatted(item.vm(), facts.from()))));
		}
		if (this.plan.group() == null) {
			sections.add(commit(item.vm(), id));
		}
		sections.add(new Section("Protect %s in the opposite direction".formatted(item.vm()), Kind.COMMANDS,
				List.of(reprotect(id, facts))));
	}

	private static Section commit(String what, String id) {
		return new Section("Commit the failover of %s (deletes its recovery points)".formatted(what), Kind.COMMANDS,
				List.of(Shell.post(id + "/failoverCommit", VERSION, "")));
	}

	private List<Section> group() {
		var group = this.plan.group();
		return (group == null) ? List.of()
				: List.of(
						new Section("See how %s is".formatted(group.name()), Kind.COMMANDS,
								List.of(Shell.read(group.id(), VERSION,
										"properties.{may: allowedOperations, job: currentScenario.jobId}"))),
						commit(group.name(), group.id()));
	}

	private static List<String> facts(String vm, @Nullable LegFacts facts) {
		if (facts == null) {
			return List.of("Nothing of it was changed yet, and nothing is recorded.");
		}
		var lines = new ArrayList<String>();
		lines.add("%s went %s%s.".formatted(vm, facts.way(), facts.adopted() ? ", by somebody else's failover" : ""));
		lines.add(
				"Its protected item was %s. Protecting it in the opposite direction moves it to another container, under the same name."
					.formatted(facts.item()));
		facts.disks().stream().map(DiskSeen::name).map("It has the disk %s."::formatted).forEach(lines::add);
		return lines;
	}

	/// What was not recorded is for whoever runs it to fill in.
	private static String reprotect(String item, @Nullable LegFacts facts) {
		var slash = item.toLowerCase(Locale.ROOT).lastIndexOf("/replicationprotecteditems/");
		var container = item.substring(0, slash);
		var name = item.substring(item.lastIndexOf('/') + 1);
		var source = (facts != null && facts.sourceVm() != null) ? facts.sourceVm() : "";
		var group = source.contains("/providers/") ? source.substring(0, source.indexOf("/providers/"))
				: "<RESOURCE GROUP IT CAME FROM>";
		return Shell.post(container + "/switchprotection", VERSION,
				"""
						{"properties": {"replicationProtectedItemName": "%s", "providerSpecificDetails": {"instanceType": "A2A", \
						"policyId": "<POLICY>", "recoveryContainerId": "%s", "recoveryResourceGroupId": "%s", \
						"vmManagedDisks": [{"diskId": "<DISK OF THE MACHINE THAT RUNS NOW>", \
						"primaryStagingAzureStorageAccountId": "<CACHE STORAGE ACCOUNT WHERE IT RUNS NOW>", "recoveryResourceGroupId": "%s"}]}}}"""
					.formatted(name, container, group, group));
	}

}
