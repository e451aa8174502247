package dev.switchback.readiness.rule;

import java.time.Duration;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// What counts is how long a silent failure goes unnoticed. Draining a circuit ends its sessions aloud, so a drill of ours
/// never tells anything about that.
final class FailureDetection implements DesignRule {

	/// BGP alone needs 10 s with the shortest timers, and three minutes with the usual ones.
	static final Duration SOON = Duration.ofSeconds(5);

	@Override
	public Guideline guideline() {
		return new Guideline("ER-14", "A link that fails silently is noticed within seconds, by BFD.",
				Basis.DECLARED_AND_READ, Severity.HIGH,
				"Turn BFD on at the customer edge. Circuits older than August 2018 need their peering disabled and enabled once.",
				Source.BFD);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().map((circuit) -> judge(snapshot, circuit));
	}

	private Finding judge(Snapshot snapshot, Circuit circuit) {
		var sheet = new Sheet(guideline(), Subject.of(circuit));
		var unread = Ages.unread(snapshot);
		if (unread.isPresent()) {
			return sheet.seen(unread.get())
				.unknown("it is not known how silent failures of %s were noticed".formatted(circuit.name()));
		}
		var measured = Detections.of(snapshot, circuit);
		measured.on(sheet);
		var late = measured.late(SOON);
		if (late.isPresent()) {
			return sheet.fail("a silent failure of %s was noticed only after %s".formatted(circuit.name(),
					late.get().detection().orElseThrow()));
		}
		var unclear = Detections.unclear(snapshot, circuit);
		if (unclear.isPresent()) {
			return sheet.because(unclear.get())
				.unknown("it is not known when a silent failure of %s was noticed".formatted(circuit.name()));
		}
		if (measured.whole()) {
			return sheet.pass("silent failures of %s were noticed after %s".formatted(circuit.name(),
					measured.any().flatMap(Drill::detection).orElseThrow()));
		}
		var said = snapshot.said(circuit);
		var bfd = said.of("bfd");
		sheet.seen(bfd);
		if (said.silent().isPresent()) {
			return sheet.unknown(said.silent().get());
		}
		return bfd.flag()
			.map((on) -> on
					? sheet.pass("BFD is declared to be on at the customer edge of %s".formatted(circuit.name()))
					: sheet.fail("BFD is declared to be off at the customer edge of %s".formatted(circuit.name())))
			.orElseGet(() -> sheet.unknown(
					"it is neither declared whether BFD is on at the customer edge of %s, nor were silent failures of both links measured within a year"
						.formatted(circuit.name())));
	}

}
