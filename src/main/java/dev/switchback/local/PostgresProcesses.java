package dev.switchback.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// PostgreSQL servers as processes of this machine, started by whomever.
final class PostgresProcesses {

	private static final int CONNECT_MILLIS = 2_000;

	private static final int STOP_SECONDS = 30;

	private PostgresProcesses() {
	}

	/// The command line of a live process.
	/// @return empty text if the process hides it, empty if there is no such process
	static Optional<String> commandLine(long pid) {
		return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(PostgresProcesses::commandLine);
	}

	private static String commandLine(ProcessHandle process) {
		return process.info().commandLine().or(process.info()::command).orElse("");
	}

	/// Whether something accepts connections there.
	static boolean answers(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	/// Stops a server that is no child of ours, in PostgreSQL's "fast" manner: clients are disconnected, nothing is
	/// lost.
	/// @throws CannotStart if it is still there after half a minute
	static void stop(long pid) throws IOException {
		Optional<ProcessHandle> process = ProcessHandle.of(pid);
		if (process.isEmpty()) {
			return;
		}
		interrupt(process.get());
		try {
			process.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			throw new CannotStart("The PostgreSQL that was left over (pid %d) does not stop.".formatted(pid),
					"End that process, then start Switchback again.", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while PostgreSQL stopped", ex);
		}
	}

	/// SIGINT is what "fast" means; the JDK can send SIGTERM only, which waits for all clients to leave by themselves.
	/// Where there is no `kill` (Windows) the server is ended, and recovers at its next start.
	private static void interrupt(ProcessHandle process) {
		try {
			new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
		}
		catch (IOException _) {
			process.destroy();
		}
	}

}
