package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.rule.Severity;
import org.junit.jupiter.api.Test;

import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.set;
import static org.assertj.core.api.Assertions.assertThat;

/// Who is named when a gateway lets traffic of other networks through.
class TransitTests {

	private static final String LETS = "/gateways/0/body/properties/allowRemoteVnetTraffic";

	private static Finding found(Edit... edits) {
		var fixture = new Fixture("ER-32", "contoso-gw", "fail", "", Judgement.FAIL,
				Stream.concat(Stream.of(set(LETS, "true")), Stream.of(edits)).toList());
		return Rules.judge(fixture.snapshot())
			.stream()
			.filter((finding) -> finding.rule().equals("ER-32") && finding.subject().name().equals("contoso-gw"))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void namesTheOtherNetworksOnItsCircuits() {
		var finding = found();
		assertThat(finding.judgement()).isEqualTo(Judgement.FAIL);
		assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
		assertThat(finding.sentence()).isEqualTo(
				"contoso-gw lets traffic of other networks through, and another one is linked to its circuits as well: contoso-dr-gw (contoso-ams): draining a circuit would cut what goes between them");
		assertThat(finding.values()).extracting((value) -> value.path())
			.contains("/gateways/1/connections/value/0/body/properties/peer/id");
	}

	@Test
	void mattersLessWhereNobodyElseIsLinked() {
		for (var alone : List.of(new Edit[] { drop("/gateways/1") },
				new Edit[] { set("/gateways/1/connections/value/0/body/properties/connectionStatus", "'NotConnected'"),
						set("/gateways/1/connections/value/1/body/properties/connectionStatus", "'NotConnected'") })) {
			var finding = found(alone);
			assertThat(finding.judgement()).isEqualTo(Judgement.FAIL);
			assertThat(finding.severity()).isEqualTo(Severity.LOW);
		}
	}

}
