package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// The original region can create resources again, and everything that a reprotect needs is there. A region that is away is
/// waited for, however long: not being able to read it is no blindness, but what it means to be away.
///
/// @param facts `null` while steps are only listed
record CanReturn(Reads reads, ItemRef item, @Nullable LegFacts facts, ReprotectWish wish) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (this.reads.vault().item(this.item, this.reads.settings().sharedFor(), deadline)) {
			case Failed<ItemSeen>(var problem, var _) -> away(problem, problem.sentence(this.item.spoken()));
			case Value<ItemSeen>(var seen, var at) -> {
				var notes = new Notes().item(seen, at);
				if (!seen.failedOver()) {
					yield Sighting.met("%s is protected again already".formatted(seen.vm()), notes.evidence());
				}
				yield group(seen, notes, deadline);
			}
		};
	}

	private Sighting group(ItemSeen seen, Notes notes, Deadline deadline) {
		var source = known().sourceVm();
		if (source == null) {
			return new Sighting.Refused("Azure does not say which machine the source of %s was".formatted(seen.vm()),
					notes.evidence());
		}
		var id = ArmId.parse(source);
		return switch (this.reads.shared().group(id, deadline)) {
			case Failed<JsonNode>(ArmProblem.NotFound _, var _) ->
				new Sighting.Refused("the resource group %s in %s is gone; make it again, or decide PROCEED"
					.formatted(id.resourceGroup(), known().from()), notes.evidence());
			case Failed<JsonNode>(var problem, var _) ->
				away(problem, problem.sentence("the resource group " + id.resourceGroup()));
			case Value<JsonNode>(var group, var at) -> {
				notes.note("resource group", id.resourceGroup(),
						Text.of(group.path("properties").path("provisioningState")), at);
				yield fabric(seen, notes, deadline);
			}
		};
	}

	/// The fabric is Site Recovery's own word for a region.
	private Sighting fabric(ItemSeen seen, Notes notes, Deadline deadline) {
		var fabric = Mappings.fabric(seen.container());
		return switch (this.reads.shared().get(ArmRead.of(fabric), deadline)) {
			case Failed<JsonNode>(var problem, var _) -> away(problem, problem.sentence("the fabric " + fabric.name()));
			case Value<JsonNode>(var document, var at) -> {
				var health = Text.of(document.path("properties").path("health"));
				notes.note("fabric", fabric.name(), health, at);
				yield health.equalsIgnoreCase("Critical")
						? away("Site Recovery shows the fabric %s as %s".formatted(fabric.name(), health))
						: mappings(seen, notes, deadline);
			}
		};
	}

	private Sighting mappings(ItemSeen seen, Notes notes, Deadline deadline) {
		return switch (Mappings.of(this.reads, seen.vault(), deadline)) {
			case Failed<Mappings>(var problem, var _) -> away(problem, problem.sentence("the mappings of the vault"));
			case Value<Mappings>(var mappings, var at) -> new Reverse(seen, mappings).lacking()
				.<Sighting>map((sentence) -> new Sighting.Refused(sentence, notes.evidence()))
				.orElseGet(() -> found(seen, notes.note("reverse mappings", seen.vm(), "there", at), deadline));
		};
	}

	private Sighting found(ItemSeen seen, Notes notes, Deadline deadline) {
		return switch (new Homecoming(this.reads, known(), this.wish).of(seen, deadline)) {
			case Homecoming.Found.Lacking(var sentence) -> new Sighting.Refused(sentence, notes.evidence());
			case Homecoming.Found.Unseen(var sentence, var problem) -> away(problem, sentence);
			case Homecoming.Found.Everything(var with) -> {
				noted(with, seen, notes, this.reads.arm().now());
				yield Sighting.met("%s can take %s back".formatted(known().from(), seen.vm()), notes.evidence());
			}
		};
	}

	private static void noted(Reprotection with, ItemSeen seen, Notes notes, Instant at) {
		notes.note("reprotect uses resource group", seen.vm(), with.resourceGroup(), at)
			.note("reprotect uses cache account", seen.vm(), ArmId.tail(with.cache()), at);
		with.others().forEach((name, value) -> notes.note("reprotect uses " + name, seen.vm(), ArmId.tail(value), at));
	}

	/// That we may not ask for a while tells nothing about the region, and asking sooner makes it longer.
	private Sighting away(ArmProblem problem, String why) {
		return (problem instanceof ArmProblem.Throttled) ? new Sighting.Blind(why, Evidence.NONE, problem.lookAgainIn())
				: away(why);
	}

	private Sighting away(String why) {
		return new Sighting.Unmet("%s cannot take %s back yet: %s".formatted(known().from(), this.item.vm(), why),
				Evidence.NONE);
	}

	private LegFacts known() {
		return Objects.requireNonNull(this.facts, "a leg is not gone before it has begun");
	}

}
