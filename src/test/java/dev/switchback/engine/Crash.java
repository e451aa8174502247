package dev.switchback.engine;

/// The process dies. An error, so that nothing of ours survives it by catching exceptions.
public final class Crash extends Error {

	private static final long serialVersionUID = 1L;

	public Crash(String where) {
		super(where);
	}

}
