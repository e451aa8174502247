package dev.switchback.playbook;

/// What a look needs of our own memory cannot be had just now: the database is away. No bug, and nothing about Azure: whoever
/// looks does so again soon.
public final class NotRecalled extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/// @param cause how the database failed
	public NotRecalled(Throwable cause) {
		super(cause);
	}

}
