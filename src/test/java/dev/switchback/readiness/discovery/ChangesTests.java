package dev.switchback.readiness.discovery;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.switchback.azure.expressroute.Link;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What is remembered of a link's routes from read to read.
class ChangesTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static ObjectNode peering(String day, String... prefixes) {
		var rows = List.of(prefixes)
			.stream()
			.map((prefix) -> "{\"network\":\"%s\",\"path\":\"65010\"}".formatted(prefix))
			.collect(Collectors.joining(","));
		return (ObjectNode) MAPPER.readTree(
				"{\"links\":{\"primary\":{\"routes\":{\"readAt\":\"2026-%sT09:00:00Z\",\"value\":[%s,{\"network\":\"10.100.0.0/16\",\"path\":\"65515\"}]}}}}"
					.formatted(day, rows));
	}

	private static ObjectNode link(JsonNode peering) {
		return (ObjectNode) peering.at("/links/primary");
	}

	/// One read after the other, each of which knows the one before.
	private static ObjectNode read(ObjectNode... reads) {
		for (var i = 1; i < reads.length; i++) {
			Earlier.routes(reads[i - 1], Link.PRIMARY, link(reads[i]));
		}
		return link(reads[reads.length - 1]);
	}

	@Test
	void whatCameAndWentIsRememberedForLongerThanOneRead() {
		var last = read(peering("01-01", "10.1.0.0/16"), peering("01-02", "10.1.0.0/16", "10.3.0.0/16"),
				peering("01-03", "10.1.0.0/16", "10.3.0.0/16"), peering("01-04", "10.3.0.0/16"),
				peering("01-05", "10.3.0.0/16"));
		assertThat(last.at("/before/changes").valueStream().map(JsonNode::toString)).containsExactly(
				"{\"readAt\":\"2026-01-02T09:00:00Z\",\"came\":[\"10.3.0.0/16\"],\"went\":[]}",
				"{\"readAt\":\"2026-01-04T09:00:00Z\",\"came\":[],\"went\":[\"10.1.0.0/16\"]}");
		assertThat(last.at("/before/readAt").asString()).isEqualTo("2026-01-04T09:00:00Z");
	}

	@Test
	void aTableThatCouldNotBeReadForgetsNothing() {
		var blind = peering("01-03", "10.9.0.0/16");
		((ObjectNode) link(blind).path("routes")).put("problem", "busy").remove("value");
		var last = read(peering("01-01", "10.1.0.0/16"), peering("01-02", "10.1.0.0/16", "10.3.0.0/16"), blind,
				peering("01-04", "10.1.0.0/16"));
		assertThat(last.at("/before/readAt").asString()).isEqualTo("2026-01-02T09:00:00Z");
		assertThat(last.at("/before/changes/0/came/0").asString()).isEqualTo("10.3.0.0/16");
	}

	@Test
	void whatIsLongAgoIsForgotten() {
		var last = read(peering("01-01", "10.1.0.0/16"), peering("01-02", "10.1.0.0/16", "10.3.0.0/16"),
				peering("06-01", "10.1.0.0/16", "10.3.0.0/16"), peering("06-02", "10.1.0.0/16", "10.3.0.0/16"));
		assertThat(last.at("/before/changes").isEmpty()).isTrue();
	}

	@Test
	void aPrefixThatFlapsIsRememberedOnceEachWay() {
		var reads = IntStream.range(0, 12)
			.mapToObj((day) -> (day % 2 == 0) ? peering("02-%02d".formatted(day + 1), "10.1.0.0/16")
					: peering("02-%02d".formatted(day + 1), "10.1.0.0/16", "10.3.0.0/16"))
			.toArray(ObjectNode[]::new);
		assertThat(read(reads).at("/before/changes").valueStream().map(JsonNode::toString)).containsExactly(
				"{\"readAt\":\"2026-02-10T09:00:00Z\",\"came\":[\"10.3.0.0/16\"],\"went\":[]}",
				"{\"readAt\":\"2026-02-11T09:00:00Z\",\"came\":[],\"went\":[\"10.3.0.0/16\"]}");
	}

}
