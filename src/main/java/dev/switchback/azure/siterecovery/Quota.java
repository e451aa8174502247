package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.RuleVerdict;

/// Judges whether a region has quota of cores for one more machine: of its family of sizes, and of all. Others that are
/// failed over there at the same time are not counted.
record Quota(Reads reads, ItemSeen item, Instant at, Deadline deadline) {

	/// What all families together are called.
	private static final String ALL = "cores";

	/// @param family as quota is counted by
	private record Size(String family, int cores) {
	}

	RuleVerdict judge() {
		var judging = new Judging(VmRule.QUOTA_LEFT, this.item.vm(), "as many cores as it has", this.at);
		var there = this.item.futureVm();
		if (there.isEmpty() || this.item.recoverySize().isEmpty()) {
			return judging.unclear("not shown",
					"Azure does not say where and as which size %s would be made".formatted(this.item.vm()));
		}
		return switch (size(there.get())) {
			case Failed<Optional<Size>>(var problem, var _) -> unseen(judging, problem);
			case Value<Optional<Size>>(var size, var _) -> size.map((known) -> left(judging, there.get(), known))
				.orElseGet(() -> judging.fail("no size " + this.item.recoverySize(), "there is no size %s in %s for %s"
					.formatted(this.item.recoverySize(), this.item.recovery().location(), this.item.vm())));
		};
	}

	private Fetched<Optional<Size>> size(ArmId there) {
		return this.reads.shared()
			.sizes(there.subscription(), this.item.recovery().location(), this.deadline)
			.map((sizes) -> sizes.stream()
				.filter((size) -> Text.of(size.path("name")).equalsIgnoreCase(this.item.recoverySize()))
				.findFirst()
				.map(Quota::size));
	}

	private static Size size(JsonNode size) {
		var cores = size.path("capabilities")
			.valueStream()
			.filter((capability) -> Text.of(capability.path("name")).equalsIgnoreCase("vCPUs"))
			.map((capability) -> Text.of(capability.path("value")))
			.filter((value) -> value.matches("\\d{1,5}"))
			.findFirst()
			.orElseThrow(() -> new Fetched.Unreadable("a size does not say how many cores it has"));
		return new Size(Text.of(size.path("family")), Integer.parseInt(cores));
	}

	private RuleVerdict left(Judging judging, ArmId there, Size size) {
		var location = this.item.recovery().location();
		return switch (this.reads.shared().usages(there.subscription(), location, this.deadline)) {
			case Failed<List<JsonNode>>(var problem, var _) -> unseen(judging, problem);
			case Value<List<JsonNode>>(var usages, var _) -> {
				var family = left(usages, size.family());
				var all = left(usages, ALL);
				if (family.isEmpty() || all.isEmpty()) {
					yield judging.unclear("not shown",
							"Azure does not show the quota of %s in %s".formatted(size.family(), location));
				}
				var least = Math.min(family.get(), all.get());
				var measured = "%d of %s and %d of all".formatted(family.get(), size.family(), all.get());
				var sentence = "%s needs %d cores in %s, and %s are left".formatted(this.item.vm(), size.cores(),
						location, measured);
				yield (least >= size.cores()) ? judging.pass(measured, sentence)
						: judging.fail(measured, sentence + "; have the quota raised");
			}
		};
	}

	private static Optional<Long> left(List<JsonNode> usages, String name) {
		return usages.stream()
			.filter((usage) -> Text.of(usage.path("name").path("value")).equalsIgnoreCase(name))
			.filter((usage) -> usage.path("limit").isNumber() && usage.path("currentValue").isNumber())
			.findFirst()
			.map((usage) -> usage.path("limit").asLong() - usage.path("currentValue").asLong());
	}

	/// Who may not read it is not kept from anything: waiting would not help.
	private static RuleVerdict unseen(Judging judging, ArmProblem problem) {
		return ((problem instanceof ArmProblem.Forbidden) ? judging.with(Force.ADVISES) : judging).unseen(problem,
				"the quota");
	}

}
