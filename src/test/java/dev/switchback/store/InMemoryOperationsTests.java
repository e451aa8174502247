package dev.switchback.store;

class InMemoryOperationsTests extends OperationsContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
