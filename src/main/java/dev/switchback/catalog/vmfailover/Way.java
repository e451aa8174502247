package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.switchback.catalog.request.DrillPromise;
import dev.switchback.azure.siterecovery.ProtectedItem;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Protection;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;

import static dev.switchback.playbook.Step.await;
import static dev.switchback.playbook.Step.check;
import static dev.switchback.playbook.Step.ensure;
import static dev.switchback.playbook.Step.finish;

/// One leg: from where machines run to their other place, until they are protected in the opposite direction.
final class Way {

	/// How long rules and points may stay unsettled, because somebody is busy with a machine. An emergency waits for as long
	/// as that may take, whosever it is: what is under way may well be the failover that is wanted.
	private static final Duration CHECK = Duration.ofMinutes(5);

	/// Azure's promise for a failover is one hour.
	private static final Duration FAILOVER = Duration.ofHours(1);

	/// How long a new machine may take until it runs, or until its application answers.
	private static final Duration STARTING = Duration.ofMinutes(15);

	/// Recorded reprotects took under ten minutes.
	private static final Duration REPROTECTING = Duration.ofHours(1);

	/// Seeding takes hours, and nobody knows how many.
	private static final Duration SEEDING = Duration.ofDays(1);

	/// A region may be away for as long as it likes.
	private static final Duration UNLIMITED = Duration.ofDays(3650);

	/// What may last for days costs few calls, and a region that is back is noticed soon enough.
	private static final Duration RARELY = Duration.ofMinutes(10);

	private final Services azure;

	private final Plan plan;

	private final Leg leg;

	private final String what;

	private final Leaving leaving;

	Way(Services azure, Plan plan, Leg leg) {
		this.azure = azure;
		this.plan = plan;
		this.leg = leg;
		this.what = plan.subject();
		this.leaving = new Leaving(plan, leg);
	}

	List<Step> steps() {
		return Stream
			.of(Stream.of(rules(), point()), cleanUp(), Stream.of(failOver()), changePoint(), sources(),
					Stream.of(runs()), answers(), common(),
					Stream.of(new Deciding(this.azure, this.plan, this.leg).step(), commit(), region()), reprotects(),
					Stream.of(protectedAgain()))
			.flatMap((steps) -> steps)
			.toList();
	}

	private Step rules() {
		var rules = new ArrayList<>(
				each((item, part) -> item.mayFailOver(part.name(), this.plan.purpose(), this.leg == Leg.BACK,
						this.plan.group() != null, this.plan.shutDownSource(), this.plan.wishBack(part))));
		if (this.plan.group() != null) {
			rules.add(this.azure.group(this.plan).mayFailOver());
		}
		return looked("check", "%s can be failed over".formatted(this.what), Condition.all(rules))
			.within((this.plan.purpose() == Purpose.EMERGENCY) ? FAILOVER : CHECK);
	}

	/// Visited again whenever somebody chooses another point.
	private Step point() {
		var step = looked("point", "%s has the recovery point that is wanted".formatted(this.what),
				all((item, part) -> item.hasPoint(part.name(), this.plan.wish(part), this.plan.purpose(),
						this.plan.known(part).adopted())))
			.within(CHECK)
			.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point")));
		return this.plan.begun(this.leg) ? leavable(step) : step;
	}

	/// A person may leave a machine that was failed over at the point that it runs from: of one that somebody has committed
	/// meanwhile there is no other.
	private Step leavable(Step step) {
		return step.on(Decision.ACCEPT_AS_IS, Route.to(this.plan.parts(this.leg).getFirst().key("source")));
	}

	/// On the way home nothing is looked at before it begins, so that a preview does not judge it. It may be left at that
	/// until something was failed over.
	private Step looked(String name, String title, Condition condition) {
		if (this.leg == Leg.OUT) {
			return check(key(name), title, condition);
		}
		var home = await(key(name), title, condition);
		return this.plan.begun(this.leg) ? home : this.leaving.notBegun(home);
	}

	private Stream<Step> cleanUp() {
		return (this.plan.purpose() != Purpose.EMERGENCY) ? Stream.empty()
				: steps((part) -> clean(retriable(
						ensure(part.key("cleanup"), "no test failover of %s is in the way".formatted(vm(part)),
								item(part).drillCleanedUp())
							.within(FAILOVER)))
					.keeps(DrillPromise.key(part.number())));
	}

	/// On the way out it cannot be left at that until something was seen to be failed over: what was taken over may be at it.
	private Step clean(Step step) {
		return this.plan.begun(this.leg) ? this.leaving.notCommitted(step, "it is not known to be committed")
				: (this.leg == Leg.BACK) ? this.leaving.notBegun(step) : step;
	}

	/// Whoever had it done, the sources are watched from then on.
	private Step failOver() {
		var promises = this.plan.parts(this.leg)
			.stream()
			.flatMap((part) -> item(part).sourceWatched(this.plan.known(part).facts(), part.key("source")).stream())
			.toList();
		var first = new Part(this.leg, 0);
		var effect = (this.plan.group() != null) ? this.azure.group(this.plan).failedOver(this.leg)
				: item(first).failedOver(this.plan.known(first).facts(), this.plan.known(first).point(),
						this.plan.shutDownSource(), key("source"));
		var step = this.leaving
			.notFailedOver(retriable(
					finish(key("failover"), "%s is failed over".formatted(this.what), effect).within(FAILOVER)))
			.opens(promises);
		return this.plan.replicated(this.leg) ? step
				: step.means(new Protection.Lost(this.plan.failedOverByOthers(this.leg)));
	}

	/// A plan of Azure's knows no change of the point.
	private Stream<Step> changePoint() {
		return (this.plan.group() != null) ? Stream.empty() : steps((part) -> this.leaving.notCommitted(change(part),
				"it is not known to run from the recovery point that was chosen, nor to be committed"));
	}

	private Step change(Part part) {
		var known = this.plan.known(part);
		var step = finish(part.key("change"), "%s runs from the recovery point that was chosen".formatted(this.what),
				item(part).onPoint(known.changed() ? known.point() : null))
			.within(FAILOVER)
			.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point")));
		return leavable(retriable(step));
	}

	/// Whether a source is off is shown; that it is switched off by us is for people to decide.
	private Stream<Step> sources() {
		return steps((part) -> {
			var known = this.plan.known(part);
			var key = part.key("source");
			var off = item(part).sourceOff(known.facts(), known.failedOver());
			var title = "the source of %s is off".formatted(vm(part));
			return known.fence() ? retriable(ensure(key, title, off).within(STARTING)).advisory().keeps(key)
					: await(key, title, off).within(Duration.ZERO).advisory().keeps(key);
		});
	}

	private Step runs() {
		var step = await(key("runs"), "%s runs where it was failed over to".formatted(this.what),
				all((item, part) -> item.runs(this.plan.known(part).facts())))
			.within(STARTING)
			.recovers(new Aiming(this.plan, this.leg).recovering(this.azure.answers(this.plan, this.leg).isEmpty()));
		return this.leaving.notCommitted(changing(step),
				"it was not seen to run there, nor is it known to be committed");
	}

	/// A person may go on though an application does not answer; nothing follows by itself then.
	private Stream<Step> answers() {
		var conditions = this.azure.answers(this.plan, this.leg);
		return conditions.isEmpty() ? Stream.empty() : Stream.of(this.leaving.notCommitted(changing(
				await(key("answers"), "the application of %s answers".formatted(this.what), Condition.all(conditions))
					.within(STARTING)
					.recovers(new Aiming(this.plan, this.leg).recovering(true))
					.on(Decision.PROCEED, Route.next())),
				"its application was not seen to answer, nor is it known to be committed"));
	}

	/// Machines of different moments may each run well and not fit together. People may go on with that.
	private Stream<Step> common() {
		return (this.plan.group() == null) ? Stream.empty() : Stream.of(this.leaving.notCommitted(
				await(key("common"), "the machines of %s run from one common point".formatted(this.what),
						this.azure.group(this.plan).atCommonPoint())
					.within(CHECK)
					.on(Decision.PROCEED, Route.next()),
				"its machines are not known to run from one common point, nor is it known to be committed"));
	}

	private Step changing(Step step) {
		return (this.plan.group() != null) ? step : step.on(Decision.CHANGE_RECOVERY_POINT, Route.to(key("point")));
	}

	private Step commit() {
		var first = new Part(this.leg, 0);
		var effect = (this.plan.group() != null) ? this.azure.group(this.plan).committed(this.leg)
				: item(first).committed(this.plan.known(first).facts());
		return this.leaving.notCommitted(
				changing(retriable(finish(key("commit"), "the failover of %s is committed".formatted(this.what), effect)
					.within(FAILOVER))),
				"it is not known to be committed");
	}

	private Step region() {
		return this.leaving
			.notReplicated(await(key("region"), "the place that %s came from can take it back".formatted(this.what),
					all((item, part) -> item.canReturn(this.plan.known(part).facts(), this.plan.wishBack(part))))
				.within(UNLIMITED)
				.rarely(RARELY)
				.on(Decision.PROCEED, Route.next()));
	}

	/// Machine by machine, also of a group: Azure reprotects no plan. That removes the source, so nobody has to watch it any
	/// more.
	private Stream<Step> reprotects() {
		return steps((part) -> this.leaving
			.notReplicated(retriable(
					finish(part.key("reprotect"), "%s is replicated back to where it came from".formatted(vm(part)),
							item(part).reprotected(this.plan.known(part).facts(), this.plan.wishBack(part)))
						.within(REPROTECTING)))
			.keeps(part.key("source")));
	}

	private Step protectedAgain() {
		return this.leaving
			.notProtected(await(key("protected"), "%s is protected again".formatted(this.what),
					all((item, part) -> item.isProtected(this.plan.known(part).facts())))
				.within(SEEDING))
			.means(new Protection.Regained());
	}

	/// A person who has it retried has the call made once more, if it came to nothing.
	private static Step retriable(Step step) {
		return step.on(Decision.RETRY, Route.to(step.key()));
	}

	private Stream<Step> steps(Function<Part, Step> step) {
		return this.plan.parts(this.leg).stream().map(step);
	}

	private Condition all(BiFunction<ProtectedItem, Part, Condition> condition) {
		return Condition.all(each(condition));
	}

	private List<Condition> each(BiFunction<ProtectedItem, Part, Condition> condition) {
		return this.plan.parts(this.leg).stream().map((part) -> condition.apply(item(part), part)).toList();
	}

	private ProtectedItem item(Part part) {
		return this.azure.item(this.plan.member(part).item());
	}

	private String vm(Part part) {
		return this.plan.member(part).item().vm();
	}

	private String key(String name) {
		return this.leg.key() + "." + name;
	}

}
