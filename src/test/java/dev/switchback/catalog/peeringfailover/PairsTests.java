package dev.switchback.catalog.peeringfailover;

import java.time.Instant;
import java.util.List;

import dev.switchback.azure.expressroute.Declared;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.azure.expressroute.PeeringType;
import dev.switchback.catalog.request.Faults;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.FixedPairs;
import dev.switchback.inventory.Objectives;
import dev.switchback.playbook.InvalidRequest.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What of a declaration a plan begins with.
class PairsTests {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");

	private static final CircuitPair.Circuit AMS = circuit("ams", CircuitPair.Md5.USED, "env:AMS",
			List.of("10.1.0.0/16"), List.of(new CircuitPair.Local("10.9.0.0/24", "lab", UNTIL)),
			new CircuitPair.MicrosoftPeering(CircuitPair.Md5.NOT_USED, null, List.of("192.0.2.0/28")));

	private static final CircuitPair.Circuit DUB = circuit("dub", CircuitPair.Md5.UNKNOWN, null, List.of("10.2.0.0/16"),
			List.of(), new CircuitPair.MicrosoftPeering(CircuitPair.Md5.USED, "env:DUB", List.of("198.51.100.0/28")));

	private final Faults faults = new Faults();

	@Test
	void ofThePrivatePeeringItKnowsPrefixesAndWhatIsLocal() {
		var resolved = resolve(AMS, PeeringType.PRIVATE);
		var primary = resolved.primary();
		assertThat(primary.says()).isEqualTo(new Declared(List.of("10.1.0.0/16"), List.of("10.0.0.0/8"),
				List.of(new Declared.Local("10.9.0.0/24", "lab", UNTIL))));
		assertThat(primary.md5()).isEqualTo(Md5.USED);
		assertThat(primary.md5Key()).isEqualTo("env:AMS");
		assertThat(primary.site()).isEqualTo("ams-site");
		assertThat(resolved.secondary().md5()).isEqualTo(Md5.UNKNOWN);
		assertThat(resolved.secondary().says().local()).isEmpty();
	}

	@Test
	void ofTheMicrosoftPeeringItKnowsBothSetsOfAddresses() {
		var resolved = resolve(AMS, PeeringType.MICROSOFT);
		assertThat(resolved.primary().says()).isEqualTo(new Declared(List.of(), List.of(), List.of(),
				List.of("192.0.2.0/28"), List.of("198.51.100.0/28"), List.of()));
		assertThat(resolved.primary().md5()).isEqualTo(Md5.NOT_USED);
		assertThat(resolved.secondary().md5()).isEqualTo(Md5.USED);
		assertThat(resolved.secondary().md5Key()).isEqualTo("env:DUB");
	}

	@Test
	void aDeclarationThatIsNotValidIsAFaultOfTheRequest() {
		var broken = circuit("../x", CircuitPair.Md5.NOT_USED, null, List.of(), List.of(),
				CircuitPair.MicrosoftPeering.UNDECLARED);
		assertThat(
				new Pairs(only(broken)).resolve(new Request.Pair("pair", null, null), PeeringType.PRIVATE, this.faults))
			.isNull();
		assertThat(this.faults.invalid().faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.pointer()).isEqualTo("/target/circuitPair");
			assertThat(fault.sentence()).startsWith("The declaration of this pair is not valid: ");
		});
	}

	@Test
	void idsAreReadUpToFiveHundredCharacters() {
		var longest = CIRCUITS + "c".repeat(500 - CIRCUITS.length());
		assertThat(sentence(longest)).isNotEqualTo(sentence(longest + "c"));
		assertThat(sentence(longest + "c")).isEqualTo(sentence(""));
	}

	private String sentence(String id) {
		var faults = new Faults();
		new Pairs(only(AMS)).resolve(new Request.Pair(null, id, CIRCUITS + "dub"), PeeringType.PRIVATE, faults);
		return faults.invalid().faults().stream().map(Fault::sentence).toList().toString();
	}

	private Pairs.Resolved resolve(CircuitPair.Circuit primary, PeeringType peering) {
		var resolved = new Pairs(only(primary)).resolve(new Request.Pair("pair", null, null), peering, this.faults);
		assertThat(resolved).isNotNull();
		return resolved;
	}

	private static CircuitPair.Circuit circuit(String name, CircuitPair.Md5 md5, @Nullable String key,
			List<String> prefixes, List<CircuitPair.Local> local, CircuitPair.MicrosoftPeering microsoft) {
		return new CircuitPair.Circuit(CIRCUITS + name, name + "-site", md5, key, prefixes, List.of("10.0.0.0/8"),
				local, microsoft, List.of());
	}

	private static CircuitPairs only(CircuitPair.Circuit primary) {
		var pair = new CircuitPair("pair", primary, DUB, CircuitPair.OwnPath.ELSEWHERE, List.of(), Objectives.NONE,
				"settings", Instant.EPOCH, 1);
		return new FixedPairs(List.of(pair));
	}

}
