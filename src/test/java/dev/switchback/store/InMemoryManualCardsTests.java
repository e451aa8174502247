package dev.switchback.store;

import dev.switchback.operation.ManualCards;

class InMemoryManualCardsTests extends ManualCardsContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

	@Override
	ManualCards cards() {
		return (ManualCards) this.kept.operations();
	}

}
