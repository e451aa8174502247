package dev.switchback.store;

class InMemoryJournalTests extends JournalContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
