package dev.switchback.readiness.discovery;

import java.time.Duration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.sick.SickVms;
import dev.switchback.engine.VirtualTime;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.NOT_APPLICABLE;
import static dev.switchback.readiness.rule.Judgement.PASS;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What is found of the simulated machines, each of which has something wrong with it.
class MachineDiscoveryTests {

	private static final ArmId VAULT = ArmId.parse(
			"/subscriptions/00000000-0000-0000-0000-000000000201/resourceGroups/sick-dr-rg/providers/Microsoft.RecoveryServices/vaults/sick-vault");

	private static final ArmId UNREADY = ArmId.parse(
			"/subscriptions/00000000-0000-0000-0000-000000000202/resourceGroups/unready-dr-rg/providers/Microsoft.RecoveryServices/vaults/unready-vault");

	private static final List<Finding> FOUND = found();

	private static List<Finding> found() {
		var time = new VirtualTime();
		var simulator = new ArmSimulator(time, SickVms.besideEverythingElse(), Settings.DEFAULT, 7);
		var cloud = new InProcessAzure(time, time, time::pass, simulator);
		var document = Discovery.of(cloud.arm(), List.of(VAULT, UNREADY))
			.read(Set.of(), List.of(), Optional.empty(), Duration.ofMinutes(10));
		return Rules.judge(new Snapshot(SnapshotReader.checked(document), time.instant()));
	}

	static Stream<Arguments> machines() {
		return Stream.of(arguments("VM-01", "critical-health", FAIL), arguments("VM-01", "already-failed-over", FAIL),
				arguments("VM-01", "never-drilled", PASS), arguments("VM-03", "stale-rpo", FAIL),
				arguments("VM-03", "never-drilled", PASS), arguments("VM-04", "never-drilled", PASS),
				arguments("VM-05", "never-drilled", FAIL), arguments("VM-05", "drilled-long-ago", FAIL),
				arguments("VM-06", "never-drilled", PASS), arguments("VM-07", "no-reverse-mapping", FAIL),
				arguments("VM-07", "never-drilled", PASS), arguments("VM-08", "locked", FAIL),
				arguments("VM-08", "never-drilled", PASS), arguments("VM-09", "customer-keys", PASS),
				arguments("VM-09", "no-keys-back", FAIL), arguments("VM-09", "never-drilled", NOT_APPLICABLE),
				arguments("VM-10", "no-quota", FAIL), arguments("VM-10", "never-drilled", PASS),
				arguments("VM-11", "never-drilled", PASS), arguments("VM-11", "agent-expires", FAIL),
				arguments("VM-12", "disk-added-later", FAIL), arguments("VM-12", "never-drilled", PASS),
				arguments("VM-13", "group-01", PASS), arguments("VM-13", "never-drilled", NOT_APPLICABLE),
				arguments("VM-14", "group-01", PASS), arguments("VM-14", "never-drilled", NOT_APPLICABLE),
				arguments("VM-02", "not-ready", FAIL), arguments("VM-06", "no-network", FAIL),
				arguments("VM-08", "target-locked", FAIL), arguments("VM-09", "no-keys-there", FAIL),
				arguments("VM-13", "loose-01", FAIL), arguments("VM-14", "loose-01", FAIL));
	}

	@ParameterizedTest
	@MethodSource("machines")
	void isFoundAsItIs(String rule, String machine, Judgement expected) {
		assertThat(FOUND)
			.filteredOn((finding) -> finding.rule().equals(rule) && finding.subject().name().equals(machine))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.judgement()).as(finding.sentence()).isEqualTo(expected));
	}

	@Test
	void allAreFound() {
		assertThat(FOUND).filteredOn((finding) -> finding.rule().equals("VM-01"))
			.extracting((finding) -> finding.subject().name())
			.containsExactlyInAnyOrderElementsOf(Stream
				.concat(SickVms.names().stream(),
						SickVms.unready().machines().stream().map((machine) -> machine.name()))
				.toList());
	}

	@Test
	void whatMayNotBeReadIsNotKnown() {
		var time = new VirtualTime();
		var simulator = new ArmSimulator(time, SickVms.besideEverythingElse(), Settings.DEFAULT, 7);
		var cloud = new InProcessAzure(time, time, time::pass, simulator);
		var gone = ArmId.parse(VAULT.toString().replace("sick-vault", "no-vault"));
		var document = Discovery.of(cloud.arm(), List.of(gone))
			.read(Set.of(), List.of(), Optional.empty(), Duration.ofMinutes(10));
		assertThat(Rules.judge(new Snapshot(SnapshotReader.checked(document), time.instant())))
			.filteredOn((finding) -> finding.rule().startsWith("VM-"))
			.extracting(Finding::judgement)
			.containsOnly(UNKNOWN);
	}

}
