package dev.switchback.store;

class InMemoryPreviewsTests extends PreviewsContract {

	private final Kept kept = new InMemoryKept();

	@Override
	Kept kept() {
		return this.kept;
	}

}
