package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.engine.VirtualTime;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Azure's own failover tests, as they are read.
class TrialDiscoveryTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

	private final VirtualTime time = new VirtualTime();

	private Judgement found(String rule, String subject, String path, String answer, String details) {
		var simulator = new ArmSimulator(this.time, Estate.rehearsal(), Settings.DEFAULT, 7);
		var cloud = new InProcessAzure(this.time, this.time, this.time::pass, simulator);
		cloud.doctor().change(path, (_) -> JSON.readTree(answer.replace('\'', '"')));
		cloud.doctor().change("/getFailoverSingleTestDetails", (_) -> JSON.readTree(details.replace('\'', '"')));
		var document = Discovery.of(cloud.arm(), List.of())
			.read(Set.of(SUBSCRIPTION), List.of(), Optional.empty(), Duration.ofMinutes(10));
		document.putArray("drills");
		return Rules.judge(new Snapshot(SnapshotReader.checked(document), this.time.instant()))
			.stream()
			.filter((finding) -> finding.rule().equals(rule) && finding.subject().name().equals(subject))
			.map(Finding::judgement)
			.findFirst()
			.orElseThrow();
	}

	/// The list says only that a test is over.
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "[{'wasSimulationSuccessful':true}]|PASS",
			"[{'wasSimulationSuccessful':false}]|FAIL", "[]|UNKNOWN", "[{'wasSimulationSuccessful':null}]|UNKNOWN" })
	void howATestOfALocationWentIsAsked(String details, Judgement expected) {
		var ended = this.time.instant().minus(Duration.ofDays(3));
		assertThat(found("ER-09", "contoso-ams", "contoso-gw/getFailoverAllTestsDetails",
				"[{'peeringLocation':'Amsterdam','status':'Completed','testGuid':'7','endTime':'%s','circuits':[{'nrpResourceUri':'/subscriptions/%s/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-ams'}]}]"
					.formatted(ended, SUBSCRIPTION),
				details))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "Secondary, BgpDisconnect, true, PASS", "Primary, BgpDisconnect, true, UNKNOWN",
			"Secondary, ASPathPrepend, true, UNKNOWN", "Secondary, BgpDisconnect, false, FAIL" })
	void aTestThatCutTheOtherLinkIsATrial(String link, String category, boolean success, Judgement expected) {
		var ended = this.time.instant().minus(Duration.ofDays(3));
		assertThat(found("SB-02", "contoso-ams/primary", "contoso-ams/getCircuitLinkFailoverAllTestsDetails",
				"[{'status':'Completed','linkType':'%s','circuitTestCategory':'%s','wasSimulationSuccessful':%s,'issues':[],'endTime':'%s'}]"
					.formatted(link, category, success, ended),
				"[]"))
			.isEqualTo(expected);
	}

}
