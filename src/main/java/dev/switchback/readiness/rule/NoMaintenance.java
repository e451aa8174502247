package dev.switchback.readiness.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// Announced, declared, or seen: eight of Microsoft's own number in a path. The failover's own rules decide; whoever cannot
/// read Service Health knows of no announcement, which is not the same as none.
final class NoMaintenance implements DesignRule {

	/// Urgent maintenance is announced later than two weeks ahead.
	private static final Duration LATELY = Duration.ofDays(1);

	private static final Duration AHEAD = Duration.ofDays(14);

	@Override
	public Guideline guideline() {
		return new Guideline("ER-25", "No maintenance of a circuit is under way, or announced for the next 14 days.",
				Basis.READ, Severity.CRITICAL, "Plan around it: do not drain the other circuit meanwhile.",
				Source.MAINTENANCE);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().map((circuit) -> judge(snapshot, circuit));
	}

	private Finding judge(Snapshot snapshot, Circuit circuit) {
		var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(circuit.place().at("events", "value"));
		var events = circuit.place().at("events", "value").each();
		events.forEach((event) -> sheet.seen(event.at("name")));
		RuleVerdict unseen = null;
		for (var peering : circuit.peerings().there()) {
			var drained = Reviews.alone(snapshot, peering).of(SafetyRule.SURVIVOR_NOT_IN_MAINTENANCE).getFirst();
			var routes = Stream.of(Link.values()).map((link) -> peering.table(link, "routes").at("value")).toList();
			if (drained.verdict() == Verdict.FAIL) {
				return sheet.because(routes).as(drained);
			}
			sheet.seen(peering.place().at("body")).seen(routes);
			unseen = (drained.verdict() == Verdict.INCONCLUSIVE) ? drained : unseen;
		}
		var said = snapshot.said(circuit);
		if (said.silent().isEmpty()) {
			sheet.because(said.of("maintenance")).because(said.all("maintenance"));
		}
		events.stream()
			.filter((event) -> soon(event, snapshot.now()))
			.forEach((event) -> sheet.because(event.at("name")));
		var announced = Reviews.alone(snapshot, circuit).of(SafetyRule.SURVIVOR_NO_MAINTENANCE_ANNOUNCED).getFirst();
		return (announced.verdict() == Verdict.PASS)
				? quiet(snapshot, circuit, sheet, Optional.ofNullable(unseen), announced) : sheet.as(announced);
	}

	/// Whether an event may be of the next days: what does not say so may be.
	private static boolean soon(Place event, Instant now) {
		var properties = event.at("properties");
		return properties.at("eventType").says("PlannedMaintenance") && !properties.at("status").says("Resolved")
				&& properties.at("impactStartTime").moment().filter((from) -> from.isAfter(now.plus(AHEAD))).isEmpty()
				&& properties.at("impactMitigationTime").moment().filter((end) -> end.isBefore(now)).isEmpty();
	}

	/// What is declared in another form than expected, or does not say when.
	private static Optional<Place> undated(Said said) {
		return said.all("maintenance")
			.stream()
			.flatMap((place) -> place.listed() ? place.each().stream().map((one) -> one.at("from")) : Stream.of(place))
			.filter((from) -> from.moment().isEmpty())
			.findFirst();
	}

	/// Nothing is announced, if that was read lately, and no path says otherwise, if those were read.
	private static Finding quiet(Snapshot snapshot, Circuit circuit, Sheet sheet, Optional<RuleVerdict> unseen,
			RuleVerdict announced) {
		var events = circuit.place().at("events", "value");
		if (events.readAt().isBefore(snapshot.now().minus(LATELY))) {
			return sheet.unknown("what was announced for %s was read at %s, and may have changed since"
				.formatted(circuit.name(), events.readAt()));
		}
		var undeclared = snapshot.declarations().about(circuit).unread();
		if (!undeclared.isEmpty()) {
			return sheet.seen(undeclared.getFirst().place())
				.unknown("nothing is announced for %s, and it is not known what is declared".formatted(circuit.name()));
		}
		var undated = undated(snapshot.said(circuit));
		if (undated.isPresent()) {
			return sheet.because(undated.get())
				.unknown("maintenance of %s is declared, and it is not clear from when on".formatted(circuit.name()));
		}
		var peerings = circuit.place().at("peerings");
		return peerings.listed() ? sheet.as(unseen.orElse(announced)) : sheet.seen(peerings)
			.unknown("nothing is announced for %s, and its paths are not known".formatted(circuit.name()));
	}

}
