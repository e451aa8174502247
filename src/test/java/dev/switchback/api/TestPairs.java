package dev.switchback.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPairs;

/// One pair, always there.
final class TestPairs implements CircuitPairs {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	static final CircuitPair CONTOSO = new CircuitPair("contoso",
			new Circuit(CIRCUITS + "contoso-ams", "Amsterdam", Md5.NOT_USED),
			new Circuit(CIRCUITS + "contoso-dub", "Dublin", Md5.UNKNOWN), "rehearsal",
			Instant.parse("2026-11-02T09:00:00Z"), 1);

	@Override
	public List<CircuitPair> all() {
		return List.of(CONTOSO);
	}

	@Override
	public Optional<CircuitPair> named(String name) {
		return Optional.of(CONTOSO).filter((pair) -> pair.name().equals(name));
	}

	@Override
	public Optional<CircuitPair> of(String circuitId, String otherCircuitId) {
		return Optional.empty();
	}

	@Override
	public boolean declareIfAbsent(CircuitPair pair) {
		return false;
	}

}
