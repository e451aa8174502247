package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.switchback.Golden;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What people read of what is asked behind a pair. Approved line by line.
class ProbedTimelineTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/peering-failover");

	private static final String FOR_TWO_MINUTES = """
			{"scope": "PRIMARY", "hold": {"mode": "FOR", "duration": "PT2M"}, "soak": "PT5S", "restoreWithin": "PT15M"}""";

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static void approved(String name, Flight flight) throws IOException {
		Golden.holds(TIMELINES.resolve(name + ".txt"),
				"%s%nAzure received:%n  %s%n".formatted(flight.timeline(), String.join("\n  ", flight.received())));
	}

	/// One answers, one was silent before, one may not be asked.
	@Test
	void probesOfADrill() throws IOException {
		var flight = Flight.probing(Crashes.never(), Purpose.DRILL, FOR_TWO_MINUTES, "intranet", "erp", "till");
		flight.prober.says("erp", ScriptedProber.SILENT).says("till", ScriptedProber.NOT_ASKED);
		flight.untilTouched();
		flight.prober.says("intranet", ScriptedProber.connected(31));
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		approved("probes-drill", flight);
	}

	@Test
	void aProbeFallsSilentInADrill() throws IOException {
		var flight = Flight.probing(Crashes.never(), Purpose.DRILL, FOR_TWO_MINUTES, "intranet");
		flight.untilAt("primary.hold");
		flight.prober.says("intranet", ScriptedProber.SILENT);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		approved("probe-falls-silent-drill", flight);
	}

	@Test
	void aProbeFallsSilentInAnEmergency() throws IOException {
		var flight = Flight.probing(Crashes.never(), Purpose.EMERGENCY, ASKING, "intranet");
		flight.untilTouched();
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.untilAsked();
		flight.after(Duration.ofMinutes(20));
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		approved("probe-falls-silent-emergency", flight);
	}

}
