package dev.switchback.store;

class InMemoryWakingTests extends WakingContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
