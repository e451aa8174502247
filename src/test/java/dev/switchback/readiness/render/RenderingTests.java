package dev.switchback.readiness.render;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.switchback.Golden;
import dev.switchback.readiness.Assessment;
import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class RenderingTests {

	private static final Path RESOURCES = Path.of("src/test/resources/readiness");

	private static final Scope EVERYTHING = new Scope.Everything();

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final String HOSTILE = "<script>alert(1)</script>\u0000\u202E\n# [x](http://evil.example) @here | ```";

	private static ObjectNode healthy() throws IOException {
		return (ObjectNode) JsonMapper.shared().readTree(Files.readString(RESOURCES.resolve("healthy.json")));
	}

	/// Something is broken, something is not known, and a circuit carries nothing.
	private static Snapshot broken() throws IOException {
		var document = healthy();
		at(document, "/circuits/0/peerings/0/links/secondary/summary/value/0").put("statePfxRcd", "Idle");
		at(document, "/circuits/1/peerings/1/links/primary/summary").put("problem", "Azure was busy");
		at(document, "/circuits/1/peerings/0/stats/1/body").put("primarybytesIn", 1000).put("primarybytesOut", 1000);
		at(document, "/gateways/1/connections/value/1/body/properties").put("connectionStatus", "NotConnected");
		at(document, "/gateways/0/body/properties/sku").put("name", "UltraPerformance");
		((ArrayNode) document.at("/declarations/circuits")).remove(1);
		return new Snapshot(document, NOW);
	}

	private static ObjectNode at(ObjectNode document, String pointer) {
		return (ObjectNode) document.at(pointer);
	}

	private static Assessment assessed(Snapshot snapshot) {
		return Assessor.assess(snapshot, new Scope.Everything());
	}

	@Test
	void readsInMarkdownAsItWasApproved() throws IOException {
		Golden.holds(RESOURCES.resolve("broken.md"), Markdown.of(assessed(broken())));
	}

	@Test
	void isDrawnAsItWasApproved() throws IOException {
		Golden.holds(RESOURCES.resolve("broken.svg"), Topology.of(broken(), EVERYTHING));
	}

	@Test
	void theSeededEstateIsDrawnAsItWasApproved() throws IOException {
		Golden.holds(RESOURCES.resolve("seeded.svg"), SeededEstate.drawing());
	}

	@Test
	void ofAPairNothingElseIsDrawn() throws IOException {
		var gateway = healthy().at("/gateways/0/id").asString();

		assertThat(Topology.of(SeededEstate.snapshot(), new Scope.OfPair("contoso")))
			.contains("contoso-ams", "contoso-gw")
			.contains("2 circuits and 1 gateway;")
			.doesNotContain("fabrikam");
		assertThat(Topology.of(new Snapshot(healthy(), NOW), new Scope.OfGateway(gateway))).contains("and 1 gateway;");
	}

	/// In ten seconds sessions send a few thousand bytes by themselves.
	@Test
	void whatSessionsSendIsNotDrawnAsTraffic() throws IOException {
		var document = healthy();
		for (var circuit : List.of("/circuits/0", "/circuits/1")) {
			document.at(circuit + "/peerings")
				.forEach((peering) -> List
					.of("primarybytesIn", "primarybytesOut", "secondarybytesIn", "secondarybytesOut")
					.forEach((counter) -> ((ObjectNode) peering.at("/stats/1/body")).put(counter, 9_000)));
		}
		assertThat(Topology.of(new Snapshot(healthy(), NOW), EVERYTHING))
			.contains("class=\"line up carrying\" d=\"M210");
		assertThat(Topology.of(new Snapshot(document, NOW), EVERYTHING)).containsOnlyOnce("class=\"line up carrying\"")
			.contains("traffic ran");
	}

	@Test
	void ofMachinesNoCircuitsAreDrawn() throws IOException {
		assertThat(Topology.of(new Snapshot(healthy(), NOW), new Scope.OfVault("/a/vault")))
			.contains("Topology of the vault vault", "No circuits and no gateways are part of this.")
			.doesNotContain("contoso-ams");
	}

	private static Snapshot hostile() throws IOException {
		var document = healthy();
		at(document, "/declarations/pairs/0").put("name", HOSTILE);
		at(document, "/declarations/circuits/0").put("customerSite", HOSTILE).put("by", HOSTILE);
		at(document, "/circuits/0/body/properties/serviceProviderProperties").put("peeringLocation", HOSTILE)
			.put("serviceProviderName", HOSTILE);
		at(document, "/circuits/1").put("problem", HOSTILE);
		at(document, "/gateways/0/body").put("location", HOSTILE);
		at(document, "/gateways/0/body/properties/sku").put("name", HOSTILE);
		return new Snapshot(document, NOW);
	}

	@Test
	void hostileNamesAreNothingButTextInTheDrawing() throws Exception {
		var svg = Topology.of(hostile(), new Scope.OfPair(HOSTILE));

		assertThat(svg).doesNotContain("<script", "\u0000", "\u202E").contains("&lt;script&gt;");
		assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
	}

	@Test
	void hostileNamesAreNothingButTextInMarkdown() throws IOException {
		var markdown = Markdown.of(assessed(hostile()));

		assertThat(markdown).contains("&lt;script&gt;")
			.doesNotContain("<script", "\u0000", "\u202E", "](http://evil", "http://evil", "@here", "\n# [")
			.doesNotContainPattern("(?<!\\\\)`");
	}

	private static org.w3c.dom.Document parsed(String svg) throws Exception {
		var factory = DocumentBuilderFactory.newInstance();
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
	}

	@Test
	void noWordsOverlapAndNoLineRunsThroughThem() throws Exception {
		for (var svg : List.of(Topology.of(broken(), EVERYTHING), Topology.of(hostile(), EVERYTHING),
				Topology.of(new Snapshot(healthy(), NOW), EVERYTHING), SeededEstate.drawing())) {
			var texts = texts(svg);
			for (var i = 0; i < texts.size(); i++) {
				for (var other : texts.subList(i + 1, texts.size())) {
					assertThat(texts.get(i).overlaps(other)).as("%s and %s", texts.get(i), other).isFalse();
				}
			}
			assertThat(lines(svg)).isNotEmpty().allSatisfy((line) -> assertThat(texts).noneMatch(line::overlaps));
		}
	}

	/// What a text or a line takes, with the letters as wide as they may be.
	private record Area(String what, double left, double top, double right, double bottom) {

		boolean overlaps(Area other) {
			return this.left < other.right && other.left < this.right && this.top < other.bottom
					&& other.top < this.bottom;
		}

	}

	private static List<Area> texts(String svg) throws Exception {
		var areas = new ArrayList<Area>();
		var texts = parsed(svg).getElementsByTagName("text");
		for (var i = 0; i < texts.getLength(); i++) {
			var text = (org.w3c.dom.Element) texts.item(i);
			var shown = text.getFirstChild().getNodeValue();
			var x = Double.parseDouble(text.getAttribute("x"));
			var y = Double.parseDouble(text.getAttribute("y"));
			areas.add(new Area(shown, x, y - 10, x + shown.length() * 6.9, y + 3));
		}
		return areas;
	}

	private static List<Area> lines(String svg) {
		var areas = new ArrayList<Area>();
		var matcher = Pattern.compile("d=\"M(\\d+) (\\d+) C\\d+ \\d+ \\d+ \\d+ (\\d+) (\\d+)\"").matcher(svg);
		while (matcher.find()) {
			var y = Integer.parseInt(matcher.group(2));
			var end = Integer.parseInt(matcher.group(4));
			areas.add(new Area(matcher.group(), Integer.parseInt(matcher.group(1)), Math.min(y, end) - 2.0,
					Integer.parseInt(matcher.group(3)), Math.max(y, end) + 2.0));
		}
		return areas;
	}

}
