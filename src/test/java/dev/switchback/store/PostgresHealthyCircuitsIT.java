package dev.switchback.store;

import dev.switchback.azure.expressroute.HealthyCircuits;
import dev.switchback.azure.expressroute.HealthyCircuitsContract;
import org.springframework.beans.factory.annotation.Autowired;

@StoreIT
class PostgresHealthyCircuitsIT extends HealthyCircuitsContract {

	@Autowired
	private HealthyCircuits circuits;

	@Override
	protected HealthyCircuits circuits() {
		return this.circuits;
	}

}
