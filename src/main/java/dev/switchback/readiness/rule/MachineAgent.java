package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.List;

import dev.switchback.azure.siterecovery.MachineReview;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// An agent that is out of support, or whose certificate ran out, stops replicating one day.
final class MachineAgent implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-11", "The agent on a machine and its certificate are good for another 30 days.",
				Basis.READ, Severity.MEDIUM, "Update the agent, or let Azure update it.", Source.REPLICATION);
	}

	private static final Duration SOON = Duration.ofDays(30);

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var outdated = machine.detail("isReplicationAgentUpdateRequired");
		var agent = machine.detail("agentExpiryDate");
		var certificate = machine.detail("agentCertificateExpiryDate");
		sheet.seen(outdated, agent, certificate);
		for (var end : List.of(agent, certificate)) {
			var at = MachineReview.moment(end.node());
			if (at.isPresent() && at.get().isBefore(snapshot.now().plus(SOON))) {
				return sheet.fail(
						"the agent on %s or its certificate is good until %s only".formatted(machine.name(), at.get()));
			}
		}
		if (outdated.flag().orElse(false)
				|| machine.detail("isReplicationAgentCertificateUpdateRequired").flag().orElse(false)) {
			return sheet.fail("Azure wants the agent on %s updated".formatted(machine.name()));
		}
		return outdated.flag().isPresent() && known(agent) && known(certificate)
				? sheet.pass("the agent on %s is up to date".formatted(machine.name()))
				: sheet.unknown("it is not known until when the agent on %s is good".formatted(machine.name()));
	}

	private static boolean known(Place end) {
		return MachineReview.never(end.node()) || MachineReview.moment(end.node()).isPresent();
	}

}
