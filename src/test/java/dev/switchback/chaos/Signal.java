package dev.switchback.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What a process can be sent beside what the JDK knows.
enum Signal {

	STOP, CONT, QUIT;

	/// @param pid of a process that this run started
	void send(long pid) {
		try {
			new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
