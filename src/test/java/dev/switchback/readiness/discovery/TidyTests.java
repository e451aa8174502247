package dev.switchback.readiness.discovery;

import dev.switchback.readiness.snapshot.SnapshotReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class TidyTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static ObjectNode tidy(String text) {
		var document = (ObjectNode) JSON.readTree(
				"{\"format\": \"switchback-inventory/1\", \"takenAt\": \"2026-03-02T09:00:00Z\", \"vaults\": []}");
		document.putArray("circuits")
			.addObject()
			.put("id",
					"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/c")
			.putObject("body")
			.putArray("zones")
			.add(text);
		Tidy.texts(document);
		return SnapshotReader.checked(document);
	}

	@Test
	void whatAzureWroteInSeveralLinesOrAtLengthIsNoReasonToRefuseAll() {
		assertThat(tidy("one\r\n\ttwo").at("/circuits/0/body/zones/0").asString()).isEqualTo("one two");
		assertThat(tidy("a\u0000b").at("/circuits/0/body/zones/0").asString()).isEqualTo("a\uFFFDb");
		assertThat(tidy("long ".repeat(1000)).at("/circuits/0/body/zones/0").asString()).hasSize(2000).endsWith("…");
	}

}
