package dev.switchback.store;

class InMemorySealingTests extends SealingContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
