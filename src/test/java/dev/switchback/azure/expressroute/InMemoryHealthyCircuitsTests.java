package dev.switchback.azure.expressroute;

class InMemoryHealthyCircuitsTests extends HealthyCircuitsContract {

	@Override
	protected HealthyCircuits circuits() {
		return new InMemoryHealthyCircuits();
	}

}
