package dev.switchback.azure.probe;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Which probes a simulator is asked about.
class RehearsedProberTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			TCP, intranet.contoso.example:443, contoso
			HTTP_GET, https://intranet.Prefix-Missing.example/health, Prefix-Missing
			TCP, contoso.example:443, ''
			TCP, a.b.contoso.example:443, ''
			TCP, intranet.contoso.example.org:443, ''
			TCP, intranet.contoso_x.example:443, ''
			TCP, 10.1.0.4:443, ''
			""")
	void onlyWhatIsCalledSoIsSimulated(Probe.Kind kind, String address, String pair) {
		assertThat(RehearsedProber.pair(new Probe("intranet", kind, address)).orElse("")).isEqualTo(pair);
	}

	@Test
	void withoutASimulatorNothingIsProvenAndTheNetworkIsAskedAsEver() throws Exception {
		var network = new ScriptedProber();
		var prober = new RehearsedProber(URI.create("http://127.0.0.1:1"), SSLContext.getDefault(), () -> 0, network);
		var behind = new Probe("intranet", Probe.Kind.TCP, "intranet.contoso.example:443");
		assertThat(prober.ask(behind, Duration.ofSeconds(1)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(network.asked).isEmpty();
		prober.ask(new Probe("other", Probe.Kind.TCP, "10.1.0.4:443"), Duration.ofSeconds(1));
		assertThat(network.asked).containsExactly("other");
	}

	@Test
	void whatIsSimulatedIsNotWarnedOf() {
		var behind = new Probe("intranet", Probe.Kind.TCP, "intranet.contoso.example:443");
		assertThat(new Askable(ProbeSettings.DEFAULT).hindrance(behind))
			.contains("no network is named that probes may go to");
		var zero = Duration.ZERO;
		assertThat(new Askable(new ProbeSettings(List.of(), zero, zero, zero, zero, true)).hindrance(behind)).isEmpty();
	}

}
