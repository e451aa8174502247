package dev.switchback.inventory;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPair.OwnPath;
import dev.switchback.inventory.CircuitPair.OwnPathFrom;
import dev.switchback.inventory.CircuitPair.Probe;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/// Settings say what `PUT /v1/circuit-pairs/{name}` says, in the same words.
class InventorySettingsTests {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

	private static final Map<String, String> EVERYTHING = Map.ofEntries(Map.entry("name", "contoso"),
			Map.entry("own-paths[0].from", "Amsterdam"), Map.entry("own-paths[0].azure", "over-primary"),
			Map.entry("own-paths[0].sign-in", "elsewhere"), Map.entry("own-paths[0].dns", "elsewhere"),
			Map.entry("own-paths[0].secrets", "elsewhere"), Map.entry("own-paths[0].database", "elsewhere"),
			Map.entry("primary.id", CIRCUITS + "ams"), Map.entry("primary.site", "Amsterdam"),
			Map.entry("primary.md5", "used"), Map.entry("primary.md5-key", "env:AMS"),
			Map.entry("primary.prefixes", "10.1.0.0/16, 10.2.0.0/16"), Map.entry("primary.summaries[0]", "10.0.0.0/8"),
			Map.entry("primary.local[0].prefix", "192.168.7.0/24"), Map.entry("primary.local[0].owner", "network team"),
			Map.entry("primary.local[0].until", "2026-12-31T00:00:00Z"), Map.entry("secondary.id", CIRCUITS + "dub"),
			Map.entry("secondary.site", "Dublin"), Map.entry("probes[0].name", "intranet"),
			Map.entry("probes[0].kind", "http-get"), Map.entry("probes[0].address", "https://intranet.example/health"),
			Map.entry("objectives.convergence", "1m"), Map.entry("objectives.drill-every", "P90D"));

	private static PairDeclaration bound(Map<String, String> settings) {
		var source = new MapConfigurationPropertySource();
		settings.forEach((name, value) -> source.put("switchback.inventory.circuit-pairs[0]." + name, value));
		return new Binder(source).bind("switchback.inventory", InventorySettings.class)
			.get()
			.circuitPairs()
			.getFirst()
			.declaration();
	}

	@Test
	void declareEverythingThatCanBeDeclared() {
		var pair = bound(EVERYTHING).checked("contoso", "settings", NOW, 1);
		assertThat(pair.primary()).isEqualTo(new CircuitPair.Circuit(CIRCUITS + "ams", "Amsterdam", Md5.USED, "env:AMS",
				List.of("10.1.0.0/16", "10.2.0.0/16"), List.of("10.0.0.0/8"),
				List.of(new Local("192.168.7.0/24", "network team", Instant.parse("2026-12-31T00:00:00Z")))));
		assertThat(pair.secondary()).isEqualTo(CircuitPair.Circuit.plain(CIRCUITS + "dub", "Dublin", Md5.UNKNOWN));
		assertThat(pair.ownPath()).isEqualTo(OwnPath.OVER_PRIMARY);
		assertThat(pair.ownPaths()).containsExactly(new OwnPathFrom("Amsterdam", OwnPath.OVER_PRIMARY,
				OwnPath.ELSEWHERE, OwnPath.ELSEWHERE, OwnPath.ELSEWHERE, OwnPath.ELSEWHERE));
		assertThat(pair.probes())
			.containsExactly(new Probe("intranet", Probe.Kind.HTTP_GET, "https://intranet.example/health"));
		assertThat(pair.objectives()).isEqualTo(new Objectives(Duration.ofMinutes(1), Duration.ofDays(90)));
	}

	@Test
	void leaveUndeclaredWhatTheyDoNotSay() {
		var declared = bound(Map.of("name", "contoso", "primary.id", CIRCUITS + "ams"));
		assertThat(declared.secondary()).isNull();
		assertThat(declared.ownPath()).isNull();
		assertThat(declared.probes()).isNull();
		assertThat(declared.objectives()).isNull();
	}

	@Test
	void haveNoWordMoreAndNoneLessThanADeclaration() {
		var words = Stream.of(PairDeclaration.class.getRecordComponents()).map(RecordComponent::toString).toList();
		assertThat(Stream.of(InventorySettings.Pair.class.getRecordComponents()).skip(1).map(RecordComponent::toString))
			.containsExactlyElementsOf(words);
	}

}
