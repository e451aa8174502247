package dev.switchback.store;

class InMemoryTakeoverTests extends TakeoverContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
