package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Lapse;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Spoken;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Watch;
import org.jspecify.annotations.Nullable;

import static dev.switchback.playbook.Step.ask;

/// What is asked once machines run in their other place; and where they are to stay once they are protected there. By itself
/// something follows only after their applications have answered, and only while they still do. An emergency waits for people.
final class Deciding {

	/// What who commits without knowing that the source is off has to acknowledge.
	static final String NOT_FENCED = "source-not-fenced";

	private static final Duration WATCHED_EVERY = Duration.ofMinutes(1);

	private static final String HOME = "home";

	private final Services azure;

	private final Plan plan;

	private final Leg leg;

	Deciding(Services azure, Plan plan, Leg leg) {
		this.azure = azure;
		this.plan = plan;
		this.leg = leg;
	}

	Step step() {
		var offers = new ArrayList<>(List.of(Decision.COMMIT));
		if (this.plan.group() == null) {
			offers.add(Decision.CHANGE_RECOVERY_POINT);
		}
		if (!this.plan.fenced(this.leg)) {
			offers.add(Decision.FENCE_SOURCE);
		}
		var commit = this.plan.timers().commit();
		var title = "decide whether %s is as it should be%s".formatted(this.plan.subject(),
				byItself(Decision.COMMIT, commit));
		var step = ask(key("decide"), title,
				new Act.Hold.UntilDecision(question(), offers, Answerer.ANYBODY,
						this.plan.fenced(this.leg) ? null : NOT_FENCED,
						this.plan.fenced(this.leg) ? lapse(commit, Decision.COMMIT) : null, watch()))
			.on(Decision.COMMIT, Route.to(key("commit")))
			.on(Decision.FENCE_SOURCE, Route.to(this.plan.parts(this.leg).getFirst().key("source")));
		return (this.plan.group() != null) ? step : step.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point")));
	}

	/// Where they stay once they are protected again.
	Step home() {
		var from = this.plan.members().getFirst().from(Leg.OUT);
		var failBack = this.plan.timers().failBack();
		return ask(HOME,
				"hold until somebody decides where %s stays%s".formatted(this.plan.subject(),
						byItself(Decision.FAIL_BACK, failBack)),
				new Act.Hold.UntilDecision(
						"%s runs in its other place and is protected. Fail it back to %s, or finish here?"
							.formatted(this.plan.subject(), (from != null) ? from : "where it came from"),
						List.of(Decision.FAIL_BACK, Decision.FINISH), Answerer.ANYBODY, null,
						lapse(failBack, Decision.FAIL_BACK), null))
			.on(Decision.FAIL_BACK, Route.next())
			.on(Decision.FINISH, Route.end());
	}

	/// Whether a step is the one at which it is decided where they stay.
	static boolean isHome(String step) {
		return step.equals(HOME);
	}

	private static String byItself(Decision decision, @Nullable Duration after) {
		return (after == null) ? ""
				: ", or %s by itself %s after its application answered".formatted(decision, Spoken.of(after));
	}

	private @Nullable Lapse lapse(@Nullable Duration after, Decision decision) {
		return (after != null && this.plan.probed(this.leg))
				? new Lapse(after, decision, Condition.all(this.azure.answers(this.plan, this.leg))) : null;
	}

	/// What a source that may still run does while people are asked; once all of them are off, they are asked without it.
	private @Nullable Watch watch() {
		var loose = this.plan.parts(this.leg)
			.stream()
			.filter((part) -> !this.plan.known(part).fenced() && this.plan.known(part).facts() != null)
			.map((part) -> this.azure.item(this.plan.member(part).item())
				.sourceOff(this.plan.known(part).facts(), this.plan.known(part).failedOver()))
			.toList();
		return loose.isEmpty() ? null
				: new Watch(Condition.all(loose), WATCHED_EVERY, this.plan.parts(this.leg).getFirst().key("source"));
	}

	private String question() {
		var facts = this.plan.members().getFirst().known(this.leg).facts();
		var where = (facts != null) ? facts.to().toString() : "its other place";
		var what = this.plan.subject();
		if (this.plan.group() != null) {
			return "%s runs in %s.%s Commit, which deletes all recovery points?".formatted(what, where, sources());
		}
		return "%s runs in %s.%s Commit, which deletes all its recovery points, or change the recovery point?"
			.formatted(what, where, sources());
	}

	private String sources() {
		var loose = this.plan.members()
			.stream()
			.filter((member) -> !member.known(this.leg).fenced())
			.map((member) -> member.item().vm())
			.toList();
		if (loose.isEmpty()) {
			return "";
		}
		return (this.plan.group() == null)
				? " It is not known that its source is off: two machines may think they are %s."
					.formatted(loose.getFirst())
				: " It is not known that the sources of %s are off: two machines may think they are the same."
					.formatted(String.join(", ", loose));
	}

	private String key(String name) {
		return this.leg.key() + "." + name;
	}

}
