package dev.switchback.readiness.rule;

import java.util.Optional;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// Draining a circuit takes both of its links at once, and tells nothing of one alone. A link that was never tried out is
/// not known to work without the other one.
final class LinkTrials implements DesignRule {

	private static final int OLD = 90;

	@Override
	public Guideline guideline() {
		return new Guideline("SB-02", "Each link of a circuit was tried out alone within the last 90 days.",
				Basis.MEASURED, Severity.MEDIUM, "Take down the other link for a while, at the customer edge.",
				Source.OWN);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().each((circuit) -> circuit.links().map((link) -> judge(snapshot, circuit, link)));
	}

	private Finding judge(Snapshot snapshot, Circuit circuit, Link link) {
		var subject = Subject.of(circuit, link);
		var sheet = new Sheet(guideline(), subject);
		var undated = Ages.undated(snapshot, circuit, link.name())
			.or(() -> Optional.of(circuit.place().at("linkTests")).filter((tests) -> tests.problem().isPresent()));
		if (undated.isPresent()) {
			return sheet.seen(undated.get())
				.unknown("it is not known when a trial of %s was, or of what".formatted(subject.name()));
		}
		var latest = Ages.latest(snapshot, circuit, link);
		if (latest.isEmpty()) {
			return sheet.seen(snapshot.root().at("drills"), circuit.place().at("linkTests"))
				.unknown("no trial of %s alone is known of".formatted(subject.name()));
		}
		sheet.seen(latest.get().values());
		var days = Ages.days(latest.get().at(), snapshot.now());
		var judged = latest.get().judged(sheet, subject.name(), days);
		if (judged.isPresent()) {
			return judged.get();
		}
		if (days <= OLD) {
			sheet.seen(circuit.place().at("id"));
			if (circuit.place().at("linkTests").there()) {
				sheet.seen(circuit.place().at("linkTests"));
			}
		}
		return (days <= OLD) ? sheet.pass("the last trial of %s passed %d days ago".formatted(subject.name(), days))
				: sheet.fail("the last trial of %s was %d days ago".formatted(subject.name(), days));
	}

}
