package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Snapshot;

/// Announced, declared, or seen: eight of Microsoft's own number in a path. The failover's own rules decide; whoever cannot
/// read Service Health knows of no announcement, which is not the same as none.
final class NoMaintenance implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-25", "No maintenance of a circuit is under way, or announced for the next 14 days.",
				Basis.READ, Severity.CRITICAL, "Plan around it: do not drain the other circuit meanwhile.",
				Source.MAINTENANCE);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().stream().map((circuit) -> judge(snapshot, circuit)).toList();
	}

	private Finding judge(Snapshot snapshot, Circuit circuit) {
		var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(circuit.place().at("events", "value"));
		circuit.place().at("events", "value").each().forEach((event) -> sheet.seen(event.at("name")));
		RuleVerdict unseen = null;
		for (var peering : circuit.peerings()) {
			var drained = Reviews.alone(snapshot, peering).of(SafetyRule.SURVIVOR_NOT_IN_MAINTENANCE).getFirst();
			if (drained.verdict() != Verdict.PASS) {
				for (var link : Link.values()) {
					sheet.seen(peering.table(link, "routes").at("value"));
				}
			}
			if (drained.verdict() == Verdict.FAIL) {
				return sheet.as(drained);
			}
			unseen = (drained.verdict() == Verdict.INCONCLUSIVE) ? drained : unseen;
		}
		var said = snapshot.said(circuit);
		if (said.silent().isEmpty()) {
			sheet.seen(said.of("maintenance"));
		}
		var announced = Reviews.alone(snapshot, circuit).of(SafetyRule.SURVIVOR_NO_MAINTENANCE_ANNOUNCED).getFirst();
		return sheet.as((announced.verdict() == Verdict.PASS && unseen != null) ? unseen : announced);
	}

}
