package dev.switchback.inventory;

/// Settings declare what cannot be. The message says what is wrong in a sentence, for whoever starts the service.
final class BadDeclaration extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	BadDeclaration(String sentence) {
		super(sentence);
	}

}
