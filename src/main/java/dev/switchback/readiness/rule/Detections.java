package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/// How long silent failures of a circuit went unnoticed: of each link the latest that was measured within a year. What was
/// measured of both at once counts until each was measured anew.
///
/// @param latest by link, the empty text for both
record Detections(Map<String, Drill> latest) {

	private static final List<String> LINKS = List.of("PRIMARY", "SECONDARY");

	/// Whoever measured longer ago measured other routers.
	private static final Duration OLD = Duration.ofDays(365);

	static Detections of(Snapshot snapshot, Circuit circuit) {
		var latest = new TreeMap<String, Drill>();
		snapshot.trials()
			.of(circuit)
			.stream()
			.filter((drill) -> drill.silent() && drill.detection().filter(Duration::isPositive).isPresent())
			.filter((drill) -> !drill.at().orElseThrow().isAfter(snapshot.now())
					&& !drill.at().orElseThrow().isBefore(snapshot.now().minus(OLD)))
			.forEach((drill) -> latest.putIfAbsent(drill.link(), drill));
		var whole = latest.get("");
		if (whole != null && LINKS.stream().allMatch((link) -> after(whole, latest.get(link)))) {
			latest.remove("");
		}
		return new Detections(latest);
	}

	/// Where a silent failure does not say when it was, or how long it went unnoticed: that may have been long.
	static Optional<Place> unclear(Snapshot snapshot, Circuit circuit) {
		return snapshot.drills()
			.stream()
			.filter((drill) -> drill.silent() && drill.circuit().equals(circuit.key()))
			.flatMap((drill) -> Stream.of(drill.place().at("at"), drill.place().at("detection"))
				.filter((place) -> place.there() && place.moment().isEmpty() && place.duration().isEmpty()))
			.findFirst();
	}

	private static boolean after(Drill one, @Nullable Drill other) {
		return other != null && other.at().orElseThrow().isAfter(one.at().orElseThrow());
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

	/// Whether both links were measured.
	boolean whole() {
		return this.latest.containsKey("") || this.latest.keySet().containsAll(LINKS);
	}

	/// Notes the values on a sheet.
	Sheet on(Sheet sheet) {
		this.latest.values()
			.forEach((drill) -> sheet.seen(drill.place().at("detection"), drill.place().at("cause"),
					drill.place().at("at")));
		return sheet;
	}

}
