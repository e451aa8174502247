package dev.switchback.operation;

/// What was to be stored is refused, would be refused again, and nothing of it is stored: a bug of ours, or a key that is
/// missing here. Never thrown while the database is away or out of order.
public final class Unstorable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/// @param cause how it was refused
	public Unstorable(Throwable cause) {
		super(cause);
	}

	/// @param message a sentence
	public Unstorable(String message) {
		super(message);
	}

}
