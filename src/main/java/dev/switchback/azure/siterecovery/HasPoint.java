package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Spoken;

/// There is a recovery point of the kind that was asked for. Learns [PointChosen]. No other is ever taken instead: who asks
/// for what is not there is told what is.
///
/// @param leg which one goes to it
/// @param adopted whether somebody failed it over already, and nobody has asked for another point since
record HasPoint(Reads reads, ItemRef item, String leg, RecoveryPointWish wish, Purpose purpose,
		boolean adopted) implements Condition {

	private static final int SHOWN = 10;

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		// Of what is not there yet the newest is wanted; of the rest only where it lies.
		var age = (this.wish.strategy() == RecoveryPointWish.Strategy.LATEST) ? this.reads.since(look)
				: this.reads.settings().sharedFor();
		return switch (this.reads.vault().item(this.item, age, deadline)) {
			case Failed<ItemSeen>(var problem, var _) -> problem.blind(this.item.spoken(), Evidence.NONE);
			case Value<ItemSeen>(var seen, var _) when this.adopted && seen.failedOver() ->
				new Sighting.Met("%s stays at the point that it was failed over to".formatted(seen.vm()), Evidence.NONE,
						new PointChosen(this.leg, null, null, "the point it was failed over to"));
			case Value<ItemSeen>(var seen, var _) -> point(seen, look, deadline);
		};
	}

	private Sighting point(ItemSeen seen, Look look, Deadline deadline) {
		if (this.wish.strategy() == RecoveryPointWish.Strategy.LATEST) {
			return latest(seen, look);
		}
		return switch (this.reads.vault().points().of(seen.id(), deadline)) {
			case Failed<List<RecoveryPoint>>(var problem, var _) ->
				problem.blind("the recovery points of " + this.item.vm(), Evidence.NONE);
			case Value<List<RecoveryPoint>>(var points, var _) -> pick(points).map((point) -> chosen(seen, point, look))
				.orElseGet(() -> new Sighting.Refused("%s has no recovery point such as was asked for (%s). It has: %s"
					.formatted(seen.vm(), this.wish.words(), listed(points)), Evidence.NONE));
		};
	}

	/// Only a failover processes what is pending, not a change of its point.
	private Sighting latest(ItemSeen seen, Look look) {
		if (seen.failedOver()) {
			return new Sighting.Refused(
					"%s is failed over, so nothing new is processed for it any more; choose one of the points there are"
						.formatted(seen.vm()),
					Evidence.NONE);
		}
		var loss = seen.rpo().map(Spoken::of).orElse("not known");
		var evidence = new Notes().note("recovery point", seen.vm(), this.wish.words(), look.at())
			.note("would be lost", seen.vm(), loss, look.at())
			.evidence();
		return new Sighting.Met("%s goes to %s".formatted(seen.vm(), this.wish.words()), evidence,
				new PointChosen(this.leg, null, null, this.wish.words()));
	}

	private Optional<RecoveryPoint> pick(List<RecoveryPoint> points) {
		return switch (this.wish.strategy()) {
			case LATEST -> Optional.empty();
			case LATEST_PROCESSED -> points.stream().findFirst();
			case LATEST_APP_CONSISTENT -> points.stream().filter(RecoveryPoint::applicationConsistent).findFirst();
			case LATEST_CRASH_CONSISTENT -> points.stream().filter(RecoveryPoint::crashConsistent).findFirst();
			case CUSTOM ->
				points.stream().filter((point) -> point.name().equalsIgnoreCase(ArmId.tail(custom()))).findFirst();
		};
	}

	private String custom() {
		return Objects.requireNonNull(this.wish.id(), "a point is named");
	}

	/// Once it is failed over nothing new is replicated: all its points grow older, and are judged no more.
	private Sighting chosen(ItemSeen seen, RecoveryPoint point, Look look) {
		var age = point.age(look.at());
		var most = this.reads.settings().pointAge();
		var judging = new Judging(VmRule.POINT_YOUNG, this.item.vm(), "at most " + Spoken.of(most), look.at());
		var sentence = "the recovery point of %s is %s old".formatted(point.time(), Spoken.of(age));
		var verdict = (age.compareTo(most) <= 0) ? judging.pass(Spoken.of(age), sentence)
				: judging.fail(Spoken.of(age), sentence);
		var evidence = new Notes().note("recovery point", this.item.vm(), point.words(), look.at())
			.note("would be lost", this.item.vm(), Spoken.of(age.isNegative() ? Duration.ZERO : age), look.at())
			.evidence(List.of(verdict));
		return (seen.failedOver() || evidence.violations(this.purpose).isEmpty())
				? new Sighting.Met("%s goes to %s, %s old".formatted(this.item.vm(), point.words(), Spoken.of(age)),
						evidence, new PointChosen(this.leg, point.id(), point.time(), point.words()))
				: new Sighting.Refused(sentence, evidence);
	}

	private static String listed(List<RecoveryPoint> points) {
		if (points.isEmpty()) {
			return "none";
		}
		var shown = points.stream()
			.limit(SHOWN)
			.map((point) -> "%s %s".formatted(point.words(), point.name()))
			.collect(Collectors.joining(", "));
		return (points.size() <= SHOWN) ? shown : "%s and %d more".formatted(shown, points.size() - SHOWN);
	}

}
