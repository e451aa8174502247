package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.siterecovery.ProtectedItem;
import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;

import static dev.switchback.playbook.Step.ask;
import static dev.switchback.playbook.Step.await;
import static dev.switchback.playbook.Step.check;
import static dev.switchback.playbook.Step.ensure;
import static dev.switchback.playbook.Step.finish;

/// One leg: from where a machine runs to its other place, until it is protected in the opposite direction.
final class Way {

	/// What who commits without knowing that the source is off has to acknowledge.
	static final String NOT_FENCED = "source-not-fenced";

	/// The promise of a drill that may have been taken over with the machine.
	static final String DRILL = "drill";

	/// How long rules and points may stay unsettled, because somebody is busy with the machine. An emergency waits for as long
	/// as that may take, whosever it is: what is under way may well be the failover that is wanted.
	private static final Duration CHECK = Duration.ofMinutes(5);

	/// Azure's promise for a failover is one hour.
	private static final Duration FAILOVER = Duration.ofHours(1);

	/// How long a new machine may take until it runs.
	private static final Duration STARTING = Duration.ofMinutes(15);

	/// Recorded reprotects took under ten minutes.
	private static final Duration REPROTECTING = Duration.ofHours(1);

	/// Seeding takes hours, and nobody knows how many.
	private static final Duration SEEDING = Duration.ofDays(1);

	/// A region may be away for as long as it likes.
	private static final Duration UNLIMITED = Duration.ofDays(3650);

	private final Plan plan;

	private final Leg leg;

	private final Plan.Known known;

	private final ProtectedItem item;

	private final String vm;

	Way(SiteRecovery azure, Plan plan, Leg leg) {
		this.plan = plan;
		this.leg = leg;
		this.known = plan.known(leg);
		this.item = azure.item(plan.item());
		this.vm = plan.item().vm();
	}

	List<Step> steps() {
		var steps = new ArrayList<Step>();
		steps.add(rules());
		steps.add(point());
		if (this.plan.purpose() == Purpose.EMERGENCY) {
			steps.add(cleanUp());
		}
		steps.addAll(List.of(failOver(), changePoint(), source(), runs(), decide(), commit(), region(), reprotect(),
				protectedAgain()));
		return steps;
	}

	private Step rules() {
		return looked("check", "%s can be failed over".formatted(this.vm),
				this.item.mayFailOver(this.leg.key(), this.plan.purpose(), this.leg == Leg.BACK))
			.within((this.plan.purpose() == Purpose.EMERGENCY) ? FAILOVER : CHECK);
	}

	/// Visited again whenever somebody chooses another point.
	private Step point() {
		return looked("point", "%s has the recovery point that is wanted".formatted(this.vm),
				this.item.hasPoint(this.leg.key(), this.plan.wish(this.leg), this.plan.purpose(), adopted()))
			.within(CHECK)
			.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point")));
	}

	/// On the way home nothing is looked at before it begins, so that a preview does not judge it.
	private Step looked(String name, String title, Condition condition) {
		return (this.leg == Leg.OUT) ? check(key(name), title, condition)
				: await(key(name), title, condition).on(Decision.FINISH, Route.end());
	}

	private boolean adopted() {
		var facts = this.known.facts();
		return facts != null && facts.adopted() && !this.known.changed();
	}

	private Step cleanUp() {
		return retriable(ensure(key("cleanup"), "no test failover of %s is in the way".formatted(this.vm),
				this.item.drillCleanedUp())
			.within(FAILOVER)).keeps(DRILL);
	}

	private Step failOver() {
		return retriable(finish(key("failover"), "%s is failed over".formatted(this.vm),
				this.item.failedOver(this.known.facts(), this.known.point(), this.plan.shutDownSource(), key("source")))
			.within(FAILOVER)).opens(this.item.sourceWatched(this.known.facts(), key("source")));
	}

	private Step changePoint() {
		return retriable(finish(key("change"), "%s runs from the recovery point that was chosen".formatted(this.vm),
				this.item.onPoint(this.known.changed() ? this.known.point() : null))
			.within(FAILOVER)
			.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point"))));
	}

	/// Whether the source is off is shown; that it is switched off by us is for people to decide.
	private Step source() {
		var off = this.item.sourceOff(this.known.facts(), this.known.failedOver());
		var title = "the source of %s is off".formatted(this.vm);
		return this.known.fence()
				? retriable(ensure(key("source"), title, off).within(STARTING)).advisory().keeps(key("source"))
				: await(key("source"), title, off).within(Duration.ZERO).advisory().keeps(key("source"));
	}

	private Step runs() {
		return await(key("runs"), "%s runs where it was failed over to".formatted(this.vm),
				this.item.runs(this.known.facts()))
			.within(STARTING)
			.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point")));
	}

	private Step decide() {
		var offers = new ArrayList<>(List.of(Decision.COMMIT, Decision.CHANGE_RECOVERY_POINT));
		if (!this.known.fenced()) {
			offers.add(Decision.FENCE_SOURCE);
		}
		return ask(key("decide"), "decide whether %s is as it should be".formatted(this.vm),
				new Act.Hold.UntilDecision(question(), offers, Answerer.ANYBODY,
						this.known.fenced() ? null : NOT_FENCED))
			.on(Decision.COMMIT, Route.to(key("commit")))
			.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point")))
			.on(Decision.FENCE_SOURCE, Route.to(key("source")));
	}

	private String question() {
		var facts = this.known.facts();
		var where = (facts != null) ? facts.to().toString() : "its other place";
		var source = this.known.fenced() ? ""
				: " It is not known that its source is off: two machines may think they are %s.".formatted(this.vm);
		return "%s runs in %s.%s Commit, which deletes all its recovery points, or change the recovery point?"
			.formatted(this.vm, where, source);
	}

	private Step commit() {
		return retriable(finish(key("commit"), "the failover of %s is committed".formatted(this.vm),
				this.item.committed(this.known.facts()))
			.within(FAILOVER));
	}

	private Step region() {
		return await(key("region"), "the place that %s came from can take it back".formatted(this.vm),
				this.item.canReturn(this.known.facts(), wish()))
			.within(UNLIMITED)
			.on(Decision.PROCEED, Route.next());
	}

	/// Removes the source, so nobody has to watch it any more.
	private Step reprotect() {
		return retriable(finish(key("reprotect"), "%s is replicated back to where it came from".formatted(this.vm),
				this.item.reprotected(this.known.facts(), wish()))
			.within(REPROTECTING)).keeps(key("source"));
	}

	private ReprotectWish wish() {
		return (this.leg == Leg.OUT) ? this.plan.reprotect()
				: this.plan.reprotect().home(this.plan.known(Leg.OUT).facts());
	}

	private Step protectedAgain() {
		return await(key("protected"), "%s is protected again".formatted(this.vm),
				this.item.isProtected(this.known.facts()))
			.within(SEEDING);
	}

	/// A person who has it retried has the call made once more, if it came to nothing.
	private static Step retriable(Step step) {
		return step.on(Decision.RETRY, Route.to(step.key()));
	}

	private String key(String name) {
		return this.leg.key() + "." + name;
	}

}
