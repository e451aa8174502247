package dev.switchback.readiness.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// When things were last tried out.
final class Ages {

	private Ages() {
	}

	/// A trial: of ours, or Azure's own failover test.
	///
	/// @param values it is known from
	record Trial(Instant at, boolean passed, List<Place> values) {
	}

	/// The latest trial of a whole circuit. Neither one that lies in the future counts, nor one of a single link.
	static Optional<Trial> latest(Snapshot snapshot, Circuit circuit) {
		return Stream.concat(own(snapshot, circuit, ""), azures(snapshot, circuit))
			.filter((trial) -> !trial.at().isAfter(snapshot.now()))
			.max((one, other) -> one.at().compareTo(other.at()));
	}

	/// The latest trial of one link.
	static Optional<Trial> latest(Snapshot snapshot, Circuit circuit, String link) {
		return own(snapshot, circuit, link).filter((trial) -> !trial.at().isAfter(snapshot.now()))
			.max((one, other) -> one.at().compareTo(other.at()));
	}

	private static Stream<Trial> own(Snapshot snapshot, Circuit circuit, String link) {
		return snapshot.drills(circuit)
			.stream()
			.filter((drill) -> drill.link().equals(link))
			.map((drill) -> new Trial(drill.at().orElseThrow(), drill.passed(),
					List.of(drill.place().at("at"), drill.place().at("verdict"))));
	}

	/// Azure tests a peering location for a gateway: that counts for the circuits that the test names. One that had issues proves
	/// nothing, although it is completed.
	private static Stream<Trial> azures(Snapshot snapshot, Circuit circuit) {
		return snapshot.to(circuit)
			.stream()
			.map((connection) -> connection.gateway())
			.distinct()
			.flatMap((gateway) -> gateway.place().at("tests", "value").each().stream())
			.filter((test) -> test.at("status").says("Completed") && !issues(test) && names(test, circuit))
			.flatMap((test) -> test.at("endTime")
				.moment()
				.map((end) -> new Trial(end, true, List.of(test.at("endTime"), test.at("status"))))
				.stream());
	}

	private static boolean issues(Place test) {
		var issues = test.at("issues");
		return issues.there() && !(issues.listed() && issues.each().isEmpty());
	}

	private static boolean names(Place test, Circuit circuit) {
		return test.at("circuits")
			.each()
			.stream()
			.anyMatch((one) -> one.at("nrpResourceUri").text().filter(circuit.id()::equalsIgnoreCase).isPresent());
	}

	/// Whole days, rounded down.
	static long days(Instant then, Instant now) {
		return Duration.between(then, now).toDays();
	}

	/// The latest drill that measured something.
	static Optional<Drill> measured(List<Drill> drills, Instant now, java.util.function.Predicate<Drill> what) {
		return drills.stream().filter(what).filter((drill) -> !drill.at().orElseThrow().isAfter(now)).findFirst();
	}

}
