package dev.switchback.readiness.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.time.Instant;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotReaderTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String MINIMAL = "{'format':'switchback-inventory/1','takenAt':'2026-03-02T09:00:00Z'%s}";

	private static final String CIRCUIT = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/a";

	private static ObjectNode read(String text) {
		return read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
	}

	private static ObjectNode read(byte[] bytes) {
		try {
			return SnapshotReader.read(new ByteArrayInputStream(bytes), SnapshotReader.LONGEST);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ObjectNode with(String more) {
		return read(MINIMAL.formatted("," + more));
	}

	private static void refused(Runnable reading, String pointer, String words) {
		assertThatThrownBy(reading::run).isInstanceOfSatisfying(InvalidRequest.class,
				(ex) -> assertThat(ex.faults()).anySatisfy((fault) -> {
					assertThat(fault.pointer()).isEqualTo(pointer);
					assertThat(fault.sentence()).contains(words);
				}));
	}

	@Test
	void whatIsWellIsReadAsItIs() throws IOException {
		var bytes = Files.readAllBytes(Path.of("src/test/resources/readiness/healthy.json"));

		assertThat(read(bytes).path("circuits")).hasSize(2);
		assertThat(read(MINIMAL.formatted(""))).hasSize(2);
	}

	@Test
	void secretsAreLeftOutOfWhatAzureShows() {
		var read = with(
				"'circuits':[{'id':'%s','body':{'properties':{'serviceKey':'k','authorizations':[{'properties':{'authorizationKey':'k'}}],'provisioningState':'Succeeded'}}}]"
					.formatted(CIRCUIT));

		assertThat(read.toString()).doesNotContain("serviceKey")
			.doesNotContain("authorizationKey")
			.contains("Succeeded");
	}

	@Test
	void aKeyInTheOpenIsRefused() {
		refused(() -> with("'declarations':{'circuits':[{'circuit':'x','md5':'USED','md5Key':'hunter2'}]}"),
				"/declarations/circuits/0/md5Key", "never the key itself");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#',
			value = { "[]#is a JSON object", "{'format':1#stops being JSON at line 1",
					"{'format':'a','format':'b'}#Members may appear only once", "{} {}#nothing may follow",
					"#is a JSON object" })
	void whatIsNoInventoryIsRefused(String text, String words) {
		refused(() -> read((text != null) ? text : ""), "", words);
	}

	@Test
	void anotherFormatIsRefused() {
		refused(() -> read("{'format':'switchback-inventory/2','takenAt':'2026-03-02T09:00:00Z'}"), "/format",
				"switchback-inventory/1");
		refused(() -> read("{'format':'switchback-inventory/1','takenAt':'yesterday'}"), "/takenAt", "when");
	}

	@Test
	void misspeltMembersAreRefused() {
		refused(() -> with("'declaration':{}"), "", "no member \"declaration\" here, or it is misspelled");
		refused(() -> with("'declarations':{'circuits':[{'bdf':true}]}"), "/declarations/circuits/0", "misspelled");
	}

	@Test
	void idsHaveToBeIds() {
		refused(() -> with("'circuits':[{'id':'../../etc'}]"), "/circuits/0/id", "not an ARM id");
		refused(() -> with("'gateways':[{'id':'%s'}]".formatted(CIRCUIT)), "/gateways/0/id", "virtualNetworkGateways");
		refused(() -> with("'circuits':[{'id':'%s'},{'id':'%s'}]".formatted(CIRCUIT,
				CIRCUIT.toUpperCase(java.util.Locale.ROOT).replace("/SUBSCRIPTIONS", "/subscriptions"))),
				"/circuits/1/id", "twice");
		refused(() -> with("'circuits':{}"), "/circuits", "list");
	}

	@Test
	void aPeeringSaysWhichItIs() {
		refused(() -> with("'circuits':[{'id':'%s','peerings':[{'body':{'properties':{}}}]}]".formatted(CIRCUIT)),
				"/circuits/0/peerings/0/type", "MicrosoftPeering");
	}

	@Test
	void theFirstPageOfSeveralIsNoList() {
		var read = with(
				"'circuits':[{'id':'%s','events':{'value':[],'nextLink':'https://x/'},'metrics':{'value':[],'nextLink':''}}]"
					.formatted(CIRCUIT));

		assertThat(read.at("/circuits/0/events/problem").asString()).contains("more pages");
		assertThat(read.at("/circuits/0/metrics/problem").isMissingNode()).isTrue();
		assertThat(read.toString()).doesNotContain("nextLink");
	}

	@Test
	void whatCannotBeSeenIsRefused() {
		refused(() -> with("'declarations':{'circuits':[{'by':'anna\\u202Egnp'}]}".replace("\\\\", "\\")),
				"/declarations/circuits/0/by", "cannot be seen");
		refused(() -> with("'declarations':{'circuits':[{'by':'a\\u0000b'}]}"), "/declarations/circuits/0/by",
				"cannot be seen");
	}

	@Test
	void lengthDepthAndCountsAreLimited() {
		refused(() -> read(new byte[SnapshotReader.LONGEST + 1]), "", "8 MiB");
		refused(() -> with("'drills':" + "[".repeat(40) + "]".repeat(40)), "", "nests deeper than 24");
		refused(() -> with("'drills':[" + "{},".repeat(20_000) + "{}]"), "/drills", "at most 20000");
		refused(() -> with("'circuits':[" + "{},".repeat(500) + "{}]"), "/circuits", "500 at most");
		refused(() -> with("'declarations':{'circuits':[{'by':'%s'}]}".formatted("x".repeat(2001))),
				"/declarations/circuits/0/by", "2000 characters");
		refused(() -> with("'declarations':{'circuits':[{'by':'%s'}]}".formatted("x".repeat(4001))), "", "too long");
		refused(() -> with("'drills':[{'latency':1e999}]"), "/drills/0/latency", "beyond all measure");
	}

	/// A bracket takes a byte, and what it makes nearly a hundred of them in memory.
	@Test
	void manySmallThingsAreRefusedBeforeTheyFillTheMemory() {
		for (var small : List.of("{}", "[]", "[[[]]]", "{'a':1}")) {
			refused(() -> with("'circuits':[{'id':'%s','body':{'x':[%s]}}]".formatted(CIRCUIT,
					String.join(",", Collections.nCopies(600_000, small)))), "", "members, values and brackets in all");
		}
	}

	@Test
	void aByteOrderMarkIsNoPartOfIt() {
		assertThat(read("\uFEFF" + MINIMAL.formatted(""))).hasSize(2);
	}

	@Test
	void aFileMayBeLongerThanARequest() throws IOException {
		var spaces = " ".repeat(SnapshotReader.LONGEST);
		var longer = (MINIMAL.formatted("") + spaces).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
		refused(() -> read(longer), "", "8 MiB");
		assertThat(SnapshotReader.read(new ByteArrayInputStream(longer), SnapshotReader.LONGEST_FILE)).hasSize(2);
	}

	@Test
	void noMoreIsReadThanIsAllowed() throws IOException {
		var endless = new InputStream() {

			private int read;

			@Override
			public int read() {
				this.read++;
				return ' ';
			}

		};

		refused(() -> {
			try {
				SnapshotReader.read(endless, SnapshotReader.LONGEST);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}, "", "8 MiB");
		assertThat(endless.read).isEqualTo(SnapshotReader.LONGEST + 1);
	}

	@Test
	void whatIsNotUtf8IsRefused() {
		refused(() -> read(new byte[] { '{', (byte) 0xFF, '}' }), "", "not UTF-8");
	}

	@ParameterizedTest
	@CsvSource({ "2024-05-01", "last year", "-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z" })
	void whatWasReadNobodyKnowsWhenIsRefused(String readAt) {
		refused(() -> with("'circuits':[{'id':'%s','readAt':'%s'}]".formatted(CIRCUIT, readAt)), "/circuits/0/readAt",
				"when this was read");
	}

	@ParameterizedTest
	@CsvSource({ "PT9223372036854775807S", "P40000D", "PT99999999999999999999S", "-1000000000-01-01T00:00:00Z" })
	void aTimeBeyondAllMeasureIsRefused(String time) {
		refused(() -> with("'drills':[{'circuit':'x','latency':'%s'}]".formatted(time)), "/drills/0/latency",
				"beyond all measure");
	}

	@Test
	void whatNobodyKnowsWhenItWasReadIsOldToWhoeverJudgesItAllTheSame() {
		var document = with("'circuits':[{'id':'%s'}]".formatted(CIRCUIT));
		((ObjectNode) document.at("/circuits/0")).put("readAt", "last year");

		assertThat(
				Place.root(document, Instant.parse("2026-03-02T09:00:00Z")).at("circuits").each().getFirst().readAt())
			.isEqualTo(Instant.EPOCH);
	}

	/// Each gateway with as many circuits as named, all in locations of their own.
	private static String linked(int circuits) {
		var body = new StringBuilder("'circuits':[");
		var links = new StringBuilder();
		for (var i = 0; i < circuits; i++) {
			body.append(
					"%s{'id':'%s%d','body':{'properties':{'serviceProviderProperties':{'peeringLocation':'Place%c%c'}}}}"
						.formatted((i > 0) ? "," : "", CIRCUIT, i, 'a' + i / 26, 'a' + i % 26));
			links.append("%s{'id':'/x/%d','body':{'properties':{'connectionType':'ExpressRoute','peer':{'id':'%s%d'}}}}"
				.formatted((i > 0) ? "," : "", i, CIRCUIT, i));
		}
		return body
			.append("],'gateways':[{'id':'%s','connections':{'value':[%s]}}]"
				.formatted(CIRCUIT.replace("expressRouteCircuits", "virtualNetworkGateways"), links))
			.toString();
	}

	@Test
	void pairsOfMoreCircuitsThanAnyGatewayLinksAreNotProposed() {
		assertThat(new Snapshot(with(linked(32)), Instant.EPOCH).pairs().there()).hasSize(32 * 31 / 2);
		refused(() -> with(linked(33)), "/gateways/0/connections", "at most 32 circuits");
		refused(() -> with(linked(201)), "/gateways/0/connections/value", "200 at most");

		var live = (ObjectNode) MAPPER.readTree(MINIMAL.formatted("," + linked(150)).replace('\'', '"'));
		assertThat(new Snapshot(live, Instant.EPOCH).pairs().there()).isEmpty();
		assertThat(Rules.judge(new Snapshot(live, Instant.EPOCH))).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("ER-06");
			assertThat(finding.judgement()).isEqualTo(Judgement.UNKNOWN);
			assertThat(finding.sentence()).contains("no pairs of them are proposed");
		});
	}

}
