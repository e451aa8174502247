package dev.switchback.readiness.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.readiness.rule.Ages.Outcome;
import dev.switchback.readiness.rule.Ages.Trial;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Azure's own failover tests, which people start, and of which people say how they went.
final class AzureTrials {

	/// Those that are over, or should be.
	private static final List<String> OVER = List.of("Completed", "StopFailed", "Expired");

	private AzureTrials() {
	}

	/// Azure tests a peering location for one gateway: others go on over the same circuit. So a circuit was tried out when it was
	/// for each gateway that is linked to it, and not before the last of them; one that did not go well counts for itself,
	/// until a later one of the same gateway did.
	static Stream<Trial> of(Snapshot snapshot, Circuit circuit) {
		var passed = new ArrayList<Trial>();
		var others = new ArrayList<Trial>();
		var gateways = snapshot.to(circuit).stream().map((connection) -> connection.gateway()).distinct().toList();
		for (var gateway : gateways) {
			var trials = of(gateway, circuit);
			var best = trials.stream()
				.filter((trial) -> trial.outcome() == Outcome.PASSED && !trial.at().isAfter(snapshot.now()))
				.max(Comparator.comparing(Trial::at));
			best.ifPresent(passed::add);
			trials.stream()
				.filter((trial) -> trial.outcome() != Outcome.PASSED)
				.filter((trial) -> best.filter((later) -> later.at().isAfter(trial.at())).isEmpty())
				.forEach(others::add);
		}
		if (!gateways.isEmpty() && passed.size() == gateways.size()) {
			others.add(new Trial(passed.stream().map(Trial::at).min(Instant::compareTo).orElseThrow(), Outcome.PASSED,
					passed.stream().flatMap((trial) -> trial.values().stream()).toList()));
		}
		return others.stream();
	}

	private static List<Trial> of(Gateway gateway, Circuit circuit) {
		return gateway.place()
			.at("tests", "value")
			.each()
			.stream()
			.filter((test) -> names(test, circuit))
			.flatMap((test) -> trial(test).stream())
			.toList();
	}

	/// Where a test that did not go well does not say when it was: it may be the latest one. So may any that could not be read.
	static Optional<Place> undated(Snapshot snapshot, Circuit circuit) {
		return snapshot.to(circuit)
			.stream()
			.flatMap((connection) -> connection.gateway().place().at("tests", "value").each().stream())
			.filter((test) -> names(test, circuit) && OVER.stream().anyMatch(test.at("status")::says))
			.filter((test) -> trial(test).isEmpty() && outcome(test) != Outcome.PASSED)
			.map((test) -> test.at("endTime"))
			.findFirst()
			.or(() -> snapshot.to(circuit)
				.stream()
				.map((connection) -> connection.gateway().place().at("tests"))
				.filter((tests) -> tests.problem().isPresent())
				.findFirst());
	}

	private static boolean names(Place test, Circuit circuit) {
		return test.at("circuits")
			.each()
			.stream()
			.anyMatch((one) -> one.at("nrpResourceUri").text().filter(circuit.id()::equalsIgnoreCase).isPresent());
	}

	/// Those in which a link carried alone, because the other one was cut. One that is only made the longer way carries nothing
	/// either, but is there when the first one fails.
	static List<Trial> alone(Circuit circuit, Link link) {
		var other = (link == Link.PRIMARY) ? Link.SECONDARY : Link.PRIMARY;
		return circuit.place()
			.at("linkTests", "value")
			.each()
			.stream()
			.filter((test) -> test.at("circuitTestCategory").says("BgpDisconnect")
					&& test.at("linkType").says(other.name()))
			.flatMap((test) -> trial(test).stream())
			.toList();
	}

	private static Optional<Trial> trial(Place test) {
		var status = test.at("status");
		var over = !status.there() || OVER.stream().anyMatch(status::says);
		var when = Stream.of(test.at("endTime"), test.at("startTime"))
			.filter((time) -> over && time.moment().isPresent())
			.findFirst();
		return when.map((time) -> new Trial(time.moment().orElseThrow(), outcome(test),
				List.of(time, status, test.at("wasSimulationSuccessful"), test.at("issues"))));
	}

	/// That it is completed says only that somebody ended it.
	private static Outcome outcome(Place test) {
		var success = test.at("wasSimulationSuccessful").flag();
		if (!success.orElse(true)) {
			return Outcome.FAILED;
		}
		var issues = test.at("issues");
		var none = !issues.there() || (issues.listed() && issues.each().isEmpty());
		return (test.at("status").says("Completed") && none && success.isPresent()) ? Outcome.PASSED : Outcome.UNCLEAR;
	}

}
