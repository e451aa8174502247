package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.FixedPairs;
import dev.switchback.inventory.Designs;
import dev.switchback.inventory.PairDesign;
import dev.switchback.inventory.Workload;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What people declare by the API is what rules judge by.
class TellingTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-";

	private static ObjectNode healthy() {
		try (var file = java.nio.file.Files
			.newInputStream(java.nio.file.Path.of("src/test/resources/readiness/healthy.json"))) {
			return (ObjectNode) JsonMapper.shared().readTree(file);
		}
		catch (java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PairDesign design(@Nullable Instant until) {
		return new PairDesign(until, PairDesign.Fibre.DIVERSE, circuit(until, "Haarlem", "r1", "r2"),
				circuit(until, "Naas", "r3", "r4"));
	}

	private static PairDesign.OfCircuit circuit(@Nullable Instant until, String site, String one, String other) {
		return new PairDesign.OfCircuit(until, site,
				new PairDesign.Edges(new PairDesign.Edge(one, "xe-0", "room 1", "A"),
						new PairDesign.Edge(other, "xe-0", "room 2", "B")),
				true, true, Duration.ofSeconds(180), true, true, false, true, false,
				new PairDesign.Endpoints(true, Duration.ofSeconds(20)),
				new PairDesign.Nat(PairDesign.NatOption.COMMON_POOL, false, false, true), new PairDesign.Trials(
						trial(NOW.minus(Duration.ofDays(3)), true), trial(NOW.minus(Duration.ofDays(2)), false)));
	}

	private static PairDesign.Trial trial(Instant at, boolean passed) {
		return new PairDesign.Trial(at, passed, Duration.ofMillis(900), Duration.ofMillis(7));
	}

	@Test
	void whatFailoversOfMachinesTookIsTold() {
		var item = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectedItems/app-01";
		var document = healthy();
		new Telling(pairs(), designs(design(null))).recovered(document,
				List.of(new Drills.Recovered(item, "out", NOW, true, Duration.ofMinutes(3), "SB-7F3K9Q"),
						new Drills.Recovered(item, "back", NOW, false, null, "SB-7F3K9Q")));
		assertThat(SnapshotReader.checked(document).path("recoveries").toString()).isEqualTo(
				"""
						[{"item":"%1$s","leg":"out","at":"2026-03-02T09:00:00Z","complete":true,"operation":"SB-7F3K9Q","recoveryTime":"PT3M"},\
						{"item":"%1$s","leg":"back","at":"2026-03-02T09:00:00Z","complete":false,"operation":"SB-7F3K9Q"}]"""
					.formatted(item));
	}

	@Test
	void whatPeopleSawOfALinkAloneIsATrialOfIt() {
		var document = healthy();
		var telling = new Telling(pairs(), designs(design(null)));
		telling.tell(document);
		telling.tell(document, List.of());
		var found = Rules.judge(new Snapshot(SnapshotReader.checked(document), NOW));

		assertThat(found)
			.filteredOn((finding) -> finding.rule().equals("SB-02") && finding.subject().id().startsWith(CIRCUITS))
			.extracting((finding) -> finding.subject().name() + " " + finding.judgement())
			.contains("contoso-ams/primary PASS", "contoso-ams/secondary FAIL");
		assertThat(found)
			.filteredOn((finding) -> finding.rule().equals("ER-14") && finding.subject().name().equals("contoso-ams"))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.sentence()).contains("noticed after PT0.9S"));
		assertThat(document.toString()).doesNotContain("trials");
	}

	private static List<Finding> found(@Nullable PairDesign design) {
		var document = healthy();
		new Telling(pairs(), designs(design)).tell(document);
		return Rules.judge(new Snapshot(SnapshotReader.checked(document), NOW));
	}

	private static Judgement of(List<Finding> findings, String rule) {
		return findings.stream().filter((finding) -> finding.rule().equals(rule)).findFirst().orElseThrow().judgement();
	}

	@Test
	void isJudgedAsDeclared() {
		var found = found(design(NOW.plusSeconds(1)));
		for (var rule : List.of("ER-10", "ER-11", "ER-12", "ER-13", "ER-14", "ER-15", "ER-17", "ER-19", "ER-20",
				"ER-23", "ER-24", "ER-35")) {
			assertThat(of(found, rule)).as(rule).isEqualTo(Judgement.PASS);
		}
		assertThat(of(found, "ER-30")).as("what was declared besides stays").isEqualTo(Judgement.PASS);
	}

	@Test
	void isUnknownWhenItsTimeIsOverAndNothingElseIs() {
		for (var design : java.util.Arrays.asList(null, design(NOW))) {
			var found = found(design);
			for (var rule : List.of("ER-10", "ER-11", "ER-12", "ER-13", "ER-15", "ER-20", "ER-24")) {
				assertThat(of(found, rule)).as(rule).isEqualTo(Judgement.UNKNOWN);
			}
			assertThat(of(found, "ER-30")).as("what was declared besides stays").isEqualTo(Judgement.PASS);
		}
	}

	private static CircuitPairs pairs() {
		var pair = new CircuitPair("contoso",
				CircuitPair.Circuit.plain(CIRCUITS + "ams", "A", CircuitPair.Md5.NOT_USED),
				CircuitPair.Circuit.plain(CIRCUITS + "dub", "B", CircuitPair.Md5.NOT_USED),
				CircuitPair.OwnPath.ELSEWHERE, List.of(), dev.switchback.inventory.Objectives.NONE, "anna", NOW, 1);
		return new FixedPairs(List.of(pair));
	}

	private static Designs designs(@Nullable PairDesign design) {
		return new Designs() {
			@Override
			public List<Attested<PairDesign>> pairs() {
				return pair("contoso").stream().toList();
			}

			@Override
			public Optional<Attested<PairDesign>> pair(String name) {
				return Optional.ofNullable(design).map((one) -> new Attested<>("contoso", one, "anna", NOW, 1));
			}

			@Override
			public List<Attested<Workload>> workloads() {
				return List.of(new Attested<>("erp", new Workload(null, List.of("westeurope", "northeurope"), List.of(),
						List.of(), true, Workload.Aims.NONE), "anna", NOW, 1));
			}

			@Override
			public Optional<Attested<Workload>> workload(String name) {
				return Optional.empty();
			}

			@Override
			public boolean declarePair(Attested<PairDesign> declared) {
				return false;
			}

			@Override
			public boolean declareWorkload(Attested<Workload> declared) {
				return false;
			}
		};
	}

	/// What is asked is as far away as it is: it is shown, and nobody judges by it.
	@Test
	void whatProbesTookOverACircuitIsShownWithWhichOneIsPreferred() {
		var document = healthy();
		new Telling(pairs(), designs(null)).tell(document);
		var drilled = NOW.minus(Duration.ofDays(1));
		new Telling(pairs(), designs(null)).tell(document,
				List.of(new Drills.Tried(CIRCUITS + "ams", drilled, true, Duration.ofSeconds(12), "SB-1",
						new Drills.Over(CIRCUITS + "dub", Duration.ofMillis(31))),
						new Drills.Tried(CIRCUITS + "dub", drilled, true, null, "SB-1", null)));
		assertThat(Rules.judge(new Snapshot(document, NOW)))
			.filteredOn((finding) -> finding.rule().equals("ER-08") && finding.subject().name().equals("contoso"))
			.singleElement()
			.satisfies((finding) -> {
				assertThat(finding.judgement()).isEqualTo(Judgement.PASS);
				assertThat(finding.sentence()).endsWith("; in drills probes took at most 31 ms over contoso-dub");
				assertThat(finding.values()).anyMatch(
						(value) -> value.path().equals("/drills/0/over/latency") && "PT0.031S".equals(value.value()));
			});
	}

}
