package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// The later the last trial, the less it tells: the steps are those that Azure scores its own tests by. The latest trial
/// counts, also if it failed.
final class RegularTrials implements DesignRule {

	private static final int RECENT = 30;

	@Override
	public Guideline guideline() {
		return new Guideline("ER-09", "Draining a circuit was tried out within the last 30 days.", Basis.MEASURED,
				Severity.HIGH, "Run a drill of the circuit.", Source.INSIGHTS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().map((circuit) -> judge(snapshot, circuit));
	}

	private Finding judge(Snapshot snapshot, Circuit circuit) {
		var sheet = new Sheet(guideline(), Subject.of(circuit));
		var undated = Ages.undated(snapshot, circuit, "").or(() -> AzureTrials.undated(snapshot, circuit));
		if (undated.isPresent()) {
			return sheet.seen(undated.get())
				.unknown("it is not known when a trial of %s was, or of what".formatted(circuit.name()));
		}
		var latest = Ages.latest(snapshot, circuit);
		if (latest.isEmpty()) {
			return sheet.seen(snapshot.root().at("drills"))
				.unknown("no trial of %s is known of".formatted(circuit.name()));
		}
		sheet.seen(latest.get().values());
		var days = Ages.days(latest.get().at(), snapshot.now());
		var judged = latest.get().judged(sheet, circuit.name(), days);
		if (judged.isPresent()) {
			return judged.get();
		}
		if (days <= RECENT) {
			tests(snapshot, circuit).forEach(sheet::seen);
			var unread = Reviews.unread(snapshot);
			if (!ours(snapshot, circuit)) {
				sheet.seen(connections(snapshot));
				if (!unread.isEmpty()) {
					return sheet.seen(snapshot.root().at("gateways"))
						.seen(Reviews.unlisted(snapshot).toList())
						.unknown(unread.getFirst());
				}
				var far = Reviews.far(snapshot, circuit);
				if (!far.isEmpty()) {
					return sheet.because(far).unknown(Reviews.words(far.getFirst()));
				}
			}
			return sheet.pass("the last trial of %s passed %d days ago".formatted(circuit.name(), days));
		}
		return sheet.lesser((days <= 60) ? Severity.LOW : (days <= 90) ? Severity.MEDIUM : Severity.HIGH)
			.fail("the last trial of %s was %d days ago".formatted(circuit.name(), days));
	}

	private static List<Place> tests(Snapshot snapshot, Circuit circuit) {
		return snapshot.to(circuit)
			.stream()
			.map((connection) -> connection.gateway().place().at("tests"))
			.filter(Place::there)
			.toList();
	}

	private static List<Place> connections(Snapshot snapshot) {
		return snapshot.expressRouteGateways()
			.stream()
			.flatMap((gateway) -> gateway.connectionList().each().stream())
			.map((connection) -> connection.at("body"))
			.toList();
	}

	/// Whether a drill of ours passed lately. It takes the circuit from all gateways, and Azure's test from one: the circuit may be
	/// linked to others that are not known.
	private static boolean ours(Snapshot snapshot, Circuit circuit) {
		return Ages.ours(snapshot, circuit)
			.filter((trial) -> trial.outcome() == Ages.Outcome.PASSED
					&& Ages.days(trial.at(), snapshot.now()) <= RECENT)
			.isPresent();
	}

}
