package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.ProtectedItem;
import dev.switchback.azure.siterecovery.RecoveryGroup;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.catalog.request.Spoken;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

import static dev.switchback.playbook.Step.ask;
import static dev.switchback.playbook.Step.await;
import static dev.switchback.playbook.Step.check;
import static dev.switchback.playbook.Step.ensure;

/// The steps of a drill. A group is copied by one call; it is cleaned up machine by machine, each for its own promise.
final class Drill {

	private static final Duration CHECK = Duration.ofMinutes(5);

	private static final Duration MAKING = Duration.ofHours(1);

	private static final Duration STARTING = Duration.ofMinutes(15);

	private final SiteRecovery azure;

	private final Plan plan;

	private final String what;

	private final @Nullable RecoveryGroup group;

	Drill(SiteRecovery azure, Plan plan) {
		this.azure = azure;
		this.plan = plan;
		this.what = plan.subject();
		this.group = (plan.group() == null) ? null
				: azure.group(plan.group(), plan.copies().stream().map(Copy::item).toList());
	}

	List<Step> steps() {
		return Stream
			.of(Stream.of(
					check("check", "a test failover of %s harms nobody".formatted(this.what), harmless()).within(CHECK),
					check("point", "%s has the recovery point that is wanted".formatted(this.what),
							all((item, copy) -> item.hasPoint(copy.promise(), this.plan.wish(), this.plan.purpose(),
									false)))
						.within(CHECK),
					ensure("drill", "a copy of %s is made".formatted(this.what), made()).within(MAKING),
					await("runs", "the copy of %s runs".formatted(this.what),
							all((item, copy) -> item.drillRuns(copy.begun())))
						.within(STARTING)),
					common(), Stream.of(hold()), cleanUp(),
					Stream.of(await("empty", "nothing of the copy of %s is left".formatted(this.what),
							all((item, copy) -> item.nothingLeft(copy.made())))
						.within(STARTING)))
			.flatMap((steps) -> steps)
			.toList();
	}

	private Condition harmless() {
		var machines = all((item, copy) -> item.mayDrill(this.plan.network(), this.plan.purpose()));
		return (this.group != null) ? Condition.all(List.of(machines, this.group.mayFailOver())) : machines;
	}

	private Effect made() {
		var within = this.plan.cleanUpWithin();
		var first = this.plan.copies().getFirst();
		return (this.group != null)
				? this.group.drilled(this.plan.copies().stream().map(Copy::ofGroup).toList(), this.plan.network(),
						this.plan.wish(), within)
				: this.azure.item(first.item())
					.drilled(this.plan.network(), this.plan.point(), first.promise(), within);
	}

	/// Copies of different moments may each run well and not fit together. That is what people want to know of a drill, and no
	/// reason to end it.
	private Stream<Step> common() {
		if (this.group == null) {
			return Stream.empty();
		}
		var jobs = this.plan.copies()
			.stream()
			.flatMap((copy) -> Stream.ofNullable(copy.begun()).map(DrillBegun::job))
			.toList();
		return Stream.of(await("common", "the copies of %s run from one common point".formatted(this.what),
				this.group.copiedFromCommonPoint(jobs))
			.within(CHECK)
			.advisory());
	}

	private Step hold() {
		var hold = this.plan.hold();
		return ask("hold",
				"keep the copy of %s %s".formatted(this.what,
						(hold != null) ? "for " + Spoken.of(hold) : "until somebody decides"),
				(hold != null) ? new Act.Hold.For(hold) : new Act.Hold.UntilDecision(
						"The copy of %s runs. Clean it up now?".formatted(this.what), List.of(Decision.PROCEED)));
	}

	/// A person who has it retried has the call made once more, if it came to nothing.
	private Stream<Step> cleanUp() {
		return this.plan.copies()
			.stream()
			.map((copy) -> ensure(copy.key("cleanup"), "the copy of %s is cleaned up".formatted(copy.item().vm()),
					this.azure.item(copy.item()).drillEnded(copy.begun()))
				.within(MAKING)
				.keeps(copy.promise())
				.on(Decision.RETRY, Route.to(copy.key("cleanup"))));
	}

	private Condition all(BiFunction<ProtectedItem, Copy, Condition> condition) {
		return Condition.all(this.plan.copies()
			.stream()
			.map((copy) -> condition.apply(this.azure.item(copy.item()), copy))
			.toList());
	}

}
