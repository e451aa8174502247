package dev.switchback.readiness.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// When things were last tried out.
final class Ages {

	private Ages() {
	}

	/// How a trial went.
	enum Outcome {

		/// In the order of what counts of two at the same moment.
		PASSED, UNCLEAR, FAILED

	}

	/// A trial: of ours, or Azure's own failover test.
	///
	/// @param values it is known from
	record Trial(Instant at, Outcome outcome, List<Place> values) {

		/// What follows unless it passed; empty if it did: then its age counts.
		///
		/// @param name of what was tried out
		/// @param days ago
		Optional<Finding> judged(Sheet sheet, String name, long days) {
			return switch (this.outcome) {
				case FAILED -> Optional
					.of(sheet.fail("the last trial of %s, %d days ago, did not pass".formatted(name, days)));
				case UNCLEAR -> Optional.of(sheet.unknown(
						"it is not clear how the last trial of %s, %d days ago, went".formatted(name, days)));
				case PASSED -> Optional.empty();
			};
		}

	}

	/// The latest trial of a whole circuit. Neither one that lies in the future counts, nor one of a single link.
	static Optional<Trial> latest(Snapshot snapshot, Circuit circuit) {
		return latest(snapshot, Stream.concat(own(snapshot, circuit, ""), AzureTrials.of(snapshot, circuit)));
	}

	/// The latest trial of ours of a whole circuit, whatever Azure tested.
	static Optional<Trial> ours(Snapshot snapshot, Circuit circuit) {
		return latest(snapshot, own(snapshot, circuit, ""));
	}

	/// The latest trial of one link alone.
	static Optional<Trial> latest(Snapshot snapshot, Circuit circuit, Link link) {
		return latest(snapshot,
				Stream.concat(own(snapshot, circuit, link.name()), AzureTrials.alone(circuit, link).stream()));
	}

	private static Optional<Trial> latest(Snapshot snapshot, Stream<Trial> trials) {
		return trials.filter((trial) -> !trial.at().isAfter(snapshot.now()))
			.max(Comparator.comparing(Trial::at).thenComparing(Trial::outcome));
	}

	private static Stream<Trial> own(Snapshot snapshot, Circuit circuit, String link) {
		return snapshot.trials().of(circuit)
			.stream()
			.filter((drill) -> drill.link().equals(link))
			.map((drill) -> new Trial(drill.at().orElseThrow(), drill.passed() ? Outcome.PASSED : Outcome.FAILED,
					List.of(drill.place().at("at"), drill.place().at("verdict"))));
	}

	/// Where trials of ours would stand that could not be read.
	static Optional<Place> unread(Snapshot snapshot) {
		return Optional.of(snapshot.root().at("drills")).filter((drills) -> drills.problem().isPresent());
	}

	/// Where a trial of ours does not say when it was, says that it is yet to be, or does not say of what it was: it may be the
	/// latest one. So may any that could not be read.
	///
	/// @param link empty for the whole circuit
	static Optional<Place> undated(Snapshot snapshot, Circuit circuit, String link) {
		return snapshot.drills()
			.stream()
			.filter((drill) -> drill.circuit().equals(circuit.key()) && (drill.link().equals(link) || !drill.clear()))
			.filter((drill) -> !drill.clear() || drill.at().filter((at) -> !at.isAfter(snapshot.now())).isEmpty())
			.map((drill) -> drill.place().at(drill.clear() ? "at" : "link"))
			.findFirst()
			.or(() -> unread(snapshot));
	}

	/// Whole days, rounded down.
	static long days(Instant then, Instant now) {
		return Duration.between(then, now).toDays();
	}

	/// The latest drill that measured something.
	static Optional<Drill> measured(List<Drill> drills, Instant now, Predicate<Drill> what) {
		return drills.stream().filter(what).filter((drill) -> !drill.at().orElseThrow().isAfter(now)).findFirst();
	}

}
