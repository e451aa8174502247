package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Obligation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What others did, or an operation that an emergency took over from, is not taken for what this operation did.
class VmTakenOnTests {

	private static final String REFUSED = """
			{"kind": "refuse", "status": 400, "code": "Bad", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""";

	private static final String IN_THE_PORTAL = """
			{"kind": "intrude", "item": "app-01", "action": "failover"}""";

	private static final String SILENT = """
			{"kind": "mute", "item": "app-01"}""";

	private static VmFlight fresh() {
		return new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded());
	}

	@Test
	void theSourceOfWhatWasTakenOnAfterARefusalIsWatchedWhateverElseIsAsked() {
		var flight = fresh().probed("app-01").failover("app-01", Purpose.EMERGENCY, "{}").fault(REFUSED);
		flight.untilAsked();
		flight.fault(IN_THE_PORTAL).fault(SILENT);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(15)));
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.answers");
		assertThat(flight.operation().owed()).as(flight.timeline())
			.singleElement()
			.extracting(Obligation::kind)
			.isEqualTo("watch-source");
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.offers()).contains(Decision.FENCE_SOURCE);
	}

}
