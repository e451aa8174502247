package dev.switchback.store;

class InMemoryAttestingTests extends AttestingContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
