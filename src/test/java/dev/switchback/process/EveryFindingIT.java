package dev.switchback.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.switchback.readiness.command.Assess;
import dev.switchback.readiness.rule.Guideline;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.sick.PoorDesigns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What an assessment can find, it finds of the simulated estate: the service in a process of its own reads the simulator over
/// HTTPS, and people declare what only people know.
@Execution(ExecutionMode.CONCURRENT)
class EveryFindingIT {

	private static final String VAULT = "/subscriptions/00000000-0000-0000-0000-000000000%s/resourceGroups/%s/providers/Microsoft.RecoveryServices/vaults/%s";

	private static final String APP = VAULT.formatted("001", "dr-rg", "dr-vault")
			+ "/replicationFabrics/asr-a2a-default-westeurope/replicationProtectionContainers/asr-a2a-default-westeurope-container/replicationProtectedItems/app-01";

	/// Of each rule a subject that fails it, for as long as the estate is as it is.
	private static final Map<String, String> EXPECTED = expected("""
			ER-01 same-location-gw
			ER-02 no-common-gateway
			ER-03 far-apart
			ER-04 stuck-ams
			ER-05 one-link-dub/AzurePrivatePeering
			ER-06 prefix-missing-ams/AzurePrivatePeering
			ER-07 stale-passive-ams/AzurePrivatePeering
			ER-08 contrary-weights
			ER-09 fabrikam-fra
			ER-10 one-router-ams
			ER-11 contoso-ams
			ER-12 contoso
			ER-13 contoso
			ER-14 contoso-ams
			ER-15 contoso-ams
			ER-16 one-zone-gw
			ER-17 erp
			ER-18 crowded-gw
			ER-19 nat-per-link-ams/MicrosoftPeering
			ER-20 microsoft-ams
			ER-21 validation-needed-dub/MicrosoftPeering
			ER-22 private-asn-ams/MicrosoftPeering
			ER-23 contoso-ams
			ER-24 contoso-ams
			ER-25 maintenance-announced-dub
			ER-26 unwatched-ams
			ER-27 unwatched-gw
			ER-28 drops-ams
			ER-29 provider-managed-ams/AzurePrivatePeering
			ER-30 transit-ams/AzurePrivatePeering
			ER-31 port-link-off-ams-port
			ER-32 transit-gw
			ER-33 vpn-backup-gw
			ER-34 mixed-fastpath-gw
			ER-35 contoso-ams
			ER-36 said-single-homed-gw
			SB-01 stale-passive-ams/AzurePrivatePeering
			SB-02 contoso-ams/primary
			SB-03 one-router-ams: customer edge
			SB-04 contoso-ams
			VM-01 critical-health
			VM-02 not-ready
			VM-03 stale-rpo
			VM-04 stale-rpo
			VM-05 drilled-long-ago
			VM-06 no-network
			VM-07 no-reverse-mapping
			VM-08 target-locked
			VM-09 no-keys-there
			VM-10 no-quota
			VM-11 agent-expires
			VM-12 disk-added-later
			VM-13 loose-01
			VM-14 loose-01
			VM-15 app-01
			""");

	/// What people declare, which is bad, or is contradicted by what Azure shows.
	private static final Map<String, String> DESIGNS = Map.of("contoso",
			"""
					{'fibre': 'SHARED', 'primary': {'customerSite': 'Haarlem', 'linksNear': false, 'bfd': false, 'holdTime': 'PT3S', 'statefulDevices': true,
					 'symmetricReturn': false, 'bgpOnStatefulDevice': true, 'privateEndpoints': {'used': true, 'tcpTimeout': 'PT5M'},
					 'trials': {'primary': {'at': '%s', 'passed': false}}}, 'secondary': {'customerSite': 'Haarlem'}}"""
				.formatted(Instant.parse("2026-01-01T00:00:00Z")),
			"microsoft", "{'primary': {'nat': {'announcedToInternet': true}}}", "private-asn",
			"{'primary': {'prepending': true}}", "one-router",
			"{'primary': {'customerEdge': {'primary': {'router': 'r1'}, 'secondary': {'router': 'r2'}}}}");

	private static Map<String, String> expected(String table) {
		return table.lines()
			.map((line) -> line.split(" ", 2))
			.collect(Collectors.toMap((line) -> line[0], (line) -> line[1], (one, _) -> one, TreeMap::new));
	}

	@Test
	void ofEveryRuleAFailureCanBeBroughtAboutAndSaysWhatItWasReadFrom(@TempDir Path home) throws Exception {
		assertThat(EXPECTED.keySet())
			.containsExactlyInAnyOrderElementsOf(Rules.guidelines().stream().map(Guideline::id).toList());
		try (var stage = new Stage(home)) {
			var service = stage.replica("--switchback.azure.site-recovery.vaults=" + vaults(),
					"--switchback.assessments.inventory-age=0s",
					"--switchback.assessments.subscriptions=" + subscriptions());
			declare(service);
			drill(service);
			stage.set("{\"speed\": 60}");
			failOver(service);
			hurry(service);

			var assessed = assessed(service);
			foundTheSameOffline(service, assessed, home.resolve("inventory.json"));
			var findings = assessed.path("report").path("findings");

			EXPECTED.forEach((rule, subject) -> {
				var about = findings.valueStream()
					.filter((finding) -> finding.path("rule").asString().equals(rule)
							&& finding.path("subject").path("name").asString().equals(subject))
					.toList();
				assertThat(about).as("%s of %s", rule, subject).singleElement().satisfies((finding) -> {
					assertThat(finding.path("judgement").asString()).as("%s: %s", rule, finding.path("sentence"))
						.isEqualTo("FAIL");
					assertThat(finding.path("values").isEmpty()).as(rule).isFalse();
					assertThat(finding.path("values").valueStream()).as(rule)
						.allMatch((value) -> value.path("path").asString().startsWith("/"));
				});
			});
		}
	}

	/// What was read is taken along, without the keys that Azure shows with it, and judged by the command at the same moment.
	private static void foundTheSameOffline(ServiceProcess service, JsonNode assessed, Path file) throws IOException {
		var exported = service.get(assessed.path("links").path("inventory").asString()).body().toString();
		assertThat(exported).contains("expressRouteCircuits").doesNotContain("serviceKey", "authorizationKey");
		Files.writeString(file, exported);
		var out = new ByteArrayOutputStream();
		var at = Instant.parse(assessed.path("report").path("assessedAt").asString());
		new Assess(InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8), System.err,
				InstantSource.fixed(at))
			.run(List.of(file.toString(), "--format=json"));
		assertThat(JsonMapper.shared().readTree(out.toByteArray()).path("findings"))
			.isEqualTo(assessed.path("report").path("findings"));
	}

	private static String vaults() {
		return String.join(",", VAULT.formatted("001", "dr-rg", "dr-vault"),
				VAULT.formatted("201", "sick-dr-rg", "sick-vault"),
				VAULT.formatted("202", "unready-dr-rg", "unready-vault"));
	}

	/// What is no pair of two circuits in two places cannot be declared.
	private static String subscriptions() {
		return PoorDesigns.all().stream().map((pair) -> pair.scope().subscription()).collect(Collectors.joining(","));
	}

	private static void declare(ServiceProcess service) {
		for (var pair : PoorDesigns.all()) {
			if (pair.circuits().size() == 2) {
				put(service, "/v1/circuit-pairs/" + pair.name(),
						"{'primary': %s, 'secondary': %s}".formatted(circuit(pair, 0), circuit(pair, 1)), "*");
			}
		}
		DESIGNS.forEach((pair, design) -> put(service, "/v1/circuit-pairs/%s/design".formatted(pair), design, "*"));
		var vpn = PoorDesigns.all()
			.stream()
			.filter((pair) -> pair.name().equals("vpn-backup"))
			.findFirst()
			.orElseThrow();
		put(service, "/v1/workloads/erp",
				"{'regions': ['westeurope', 'southindia'], 'critical': true, 'networks': ['%s'], 'machines': ['%s'], 'objectives': {'recoveryTime': 'PT1S'}}"
					.formatted(vpn.scope().id("virtualNetworks", "vpn-backup-gw-vnet"), APP),
				"*");
	}

	private static String circuit(PairPlan pair, int index) {
		return "{'id': '%s', 'site': 'a place'}"
			.formatted(pair.scope().id("expressRouteCircuits", pair.circuits().get(index).name()));
	}

	private static void put(ServiceProcess service, String path, String body, String before) {
		var reply = service.exchange("PUT", path, body.replace('\'', '"'),
				before.equals("*") ? Map.of("If-None-Match", "*") : Map.of("If-Match", before));
		assertThat(reply.status()).as("%s: %s", path, reply.body()).isIn(200, 201);
	}

	/// Nothing moves over as fast as that.
	private static void hurry(ServiceProcess service) {
		var contoso = service.get("/v1/circuit-pairs/contoso");
		var declaration = (ObjectNode) contoso.body().deepCopy();
		declaration.retain("primary", "secondary", "ownPaths", "probes");
		List.of("primary", "secondary").forEach((side) -> ((ObjectNode) declaration.path(side)).remove("name"));
		declaration.putObject("objectives").put("convergence", "PT0.001S");
		put(service, "/v1/circuit-pairs/contoso", declaration.toString(),
				contoso.headers().firstValue("ETag").orElseThrow());
	}

	/// One drill that shows how long it takes, and one that somebody ends before it has shown anything.
	private static void drill(ServiceProcess service) {
		var cut = service.post("/v1/operations", drill("fabrikam", "PT25M")).text("id");
		service.until(cut, (reply) -> reply.text("sentence").contains("arrives over fabrikam-zrh"));
		assertThat(service.post("/v1/operations/" + cut + "/decisions", "{\"decision\": \"RESTORE\"}").status())
			.isEqualTo(202);
		service.until(cut, (reply) -> reply.text("status").equals("RESTORED"));
		var whole = service.post("/v1/operations", drill("contoso", "PT1S")).text("id");
		assertThat(service.until(whole, (reply) -> !reply.body().path("finishedAt").isNull()).text("status"))
			.isEqualTo("SUCCEEDED");
	}

	/// No machine is anywhere else within a second.
	private static void failOver(ServiceProcess service) {
		var operation = service
			.post("/v1/operations",
					"""
							{"kind": "VM_FAILOVER", "purpose": "MAINTENANCE", "reason": "how long it takes", "target": {"protectedItemId": "%s"},
							 "parameters": {"recoveryPoint": {"strategy": "LATEST_PROCESSED"}, "shutDownSource": true}}"""
						.formatted(APP))
			.text("id");
		service.until(operation, (reply) -> !reply.body().path("recoveries").isEmpty());
	}

	private static String drill(String pair, String soak) {
		return """
				{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "what an assessment finds of it",
				 "target": {"circuitPair": "%s"},
				 "parameters": {"scope": "PRIMARY", "soak": "%s", "hold": {"mode": "FOR", "duration": "PT1S"}, "restoreWithin": "PT2H"}}"""
			.formatted(pair, soak);
	}

	private static JsonNode assessed(ServiceProcess service) {
		var asked = service.post("/v1/assessments", "{}");
		assertThat(asked.status()).isEqualTo(202);
		return Waiting.until("everything is assessed", Duration.ofMinutes(4), () -> {
			var reply = service.get("/v1/assessments/" + asked.text("id"));
			assertThat(reply.text("status")).as("%s", reply.body().path("failure")).isNotEqualTo("FAILED");
			return reply.text("status").equals("READY") ? reply.body() : null;
		});
	}

}
