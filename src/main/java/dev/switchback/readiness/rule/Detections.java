package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Snapshot;

/// How long silent failures of a circuit went unnoticed: of each link the latest that was measured.
///
/// @param latest by link, the empty text for both
record Detections(Map<String, Drill> latest) {

	/// Whoever measured longer ago measured other routers.
	private static final Duration OLD = Duration.ofDays(365);

	static Detections of(Snapshot snapshot, Circuit circuit) {
		var latest = new TreeMap<String, Drill>();
		snapshot.drills(circuit)
			.stream()
			.filter((drill) -> drill.silent() && drill.detection().filter(Duration::isPositive).isPresent())
			.filter((drill) -> !drill.at().orElseThrow().isAfter(snapshot.now()))
			.forEach((drill) -> latest.putIfAbsent(drill.link(), drill));
		return new Detections(latest);
	}

	/// One that was noticed late.
	Optional<Drill> late(Duration soon) {
		return this.latest.values()
			.stream()
			.filter((drill) -> drill.detection().orElseThrow().compareTo(soon) >= 0)
			.findFirst();
	}

	/// The latest of all.
	Optional<Drill> any() {
		return this.latest.values()
			.stream()
			.max((one, other) -> one.at().orElseThrow().compareTo(other.at().orElseThrow()));
	}

	/// Whether both links were measured within a year.
	boolean whole(Snapshot snapshot) {
		return lately("", snapshot)
				|| List.of("PRIMARY", "SECONDARY").stream().allMatch((link) -> lately(link, snapshot));
	}

	private boolean lately(String link, Snapshot snapshot) {
		return Optional.ofNullable(this.latest.get(link))
			.flatMap(Drill::at)
			.filter((at) -> !at.isBefore(snapshot.now().minus(OLD)))
			.isPresent();
	}

	/// Notes the values on a sheet.
	Sheet on(Sheet sheet) {
		this.latest.values()
			.forEach((drill) -> sheet.seen(drill.place().at("detection"), drill.place().at("cause"),
					drill.place().at("at")));
		return sheet;
	}

}
