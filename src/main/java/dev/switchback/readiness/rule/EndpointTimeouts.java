package dev.switchback.readiness.rule;

import java.time.Duration;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// When a gateway is maintained, connections to private endpoints hang until somebody gives up.
final class EndpointTimeouts implements DesignRule {

	private static final Duration SHORTEST = Duration.ofSeconds(15);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	@Override
	public Guideline guideline() {
		return new Guideline("ER-35",
				"Clients that reach private endpoints over a circuit give up after 15 to 30 s without an answer.",
				Basis.DECLARED, Severity.LOW, "Set the TCP timeout of the clients to between 15 and 30 s.",
				Source.GATEWAYS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return Declared.judge(snapshot, (circuit) -> new Sheet(guideline(), Subject.of(circuit)),
				EndpointTimeouts::judge);
	}

	private static Finding judge(Circuit circuit, Said said, Sheet sheet) {
		var used = said.of("privateEndpoints", "used");
		var timeout = said.of("privateEndpoints", "tcpTimeout");
		sheet.seen(used);
		if (!used.flag().orElse(true)) {
			return sheet
				.notApplicable("no private endpoint is declared to be reached over %s".formatted(circuit.name()));
		}
		sheet.seen(timeout);
		return timeout.duration()
			.map((time) -> (time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0)
					? sheet.pass("clients behind %s are declared to give up after %s".formatted(circuit.name(), time))
					: sheet.fail("clients behind %s are declared to give up after %s".formatted(circuit.name(), time)))
			.orElseGet(
					() -> sheet.unknown("it is not declared when clients behind %s give up".formatted(circuit.name())));
	}

}
