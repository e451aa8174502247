package dev.switchback.store;

class InMemoryContentionTests extends ContentionContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
