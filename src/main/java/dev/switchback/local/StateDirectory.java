package dev.switchback.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.switchback.files.PrivateFiles;

/// Where a rehearsal keeps what must outlive it (mode 0700): the database, the tokens, the simulated estate.
///
/// @param root absolute
record StateDirectory(Path root) {

	/// Creates it if need be.
	/// @throws CannotStart if it can neither be created nor made private
	static StateDirectory at(Path path) {
		try {
			return new StateDirectory(PrivateFiles.directory(path).toRealPath());
		}
		catch (IOException ex) {
			throw new CannotStart("The state directory %s cannot be used: %s".formatted(path.toAbsolutePath(), ex),
					"Make it writable, or name another one with switchback.state-dir.", ex);
		}
	}

	/// The bearer tokens of this rehearsal, see [Tokens].
	Path tokens() {
		return this.root.resolve("tokens.json");
	}

	/// What secrets are sealed with in this rehearsal.
	Path sealingKey() {
		return this.root.resolve("sealing.key");
	}

	/// Where the embedded PostgreSQL lives.
	Path postgres() {
		return this.root.resolve("postgres");
	}

	/// What the simulator keeps: its estate, its ledger, its authority's key.
	Path simulator() {
		return this.root.resolve("simulator");
	}

	/// The certificate of the simulator's own authority, for everybody who talks to it.
	Path simulatorAuthority() {
		return this.root.resolve("ca.pem");
	}

	/// Does something while no other process that shares this directory does: two replicas may start at the same
	/// moment. The lock is the operating system's, so a killed process never leaves it behind.
	<T> T alone(Work<T> work) {
		try (FileChannel channel = FileChannel.open(this.root.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
			return work.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/// Something done with files.
	interface Work<T> {

		T run() throws IOException;

	}

}
