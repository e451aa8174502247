package dev.switchback.azure.expressroute;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// For tests without a database.
public final class InMemoryHealthyCircuits implements HealthyCircuits {

	private final Map<String, Healthy> circuits = new HashMap<>();

	@Override
	public void remember(Healthy healthy) {
		this.circuits.merge(healthy.peering(), healthy, (then, now) -> now.at().isAfter(then.at()) ? now : then);
	}

	@Override
	public Optional<Healthy> last(String circuit) {
		return Optional.ofNullable(this.circuits.get(circuit));
	}

}
