package dev.switchback.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.switchback.files.PrivateFiles;

/// Who uses the embedded database: each tenant holds the lock of a file of its own for as long as it lives. Two
/// replicas of a rehearsal share one server, and it must not be the first to leave who turns off the light.
///
/// Call under [StateDirectory#alone] only.
final class Tenants {

	private final Path directory;

	Tenants(Path directory) {
		this.directory = directory;
	}

	/// Moves in.
	Tenant join() throws IOException {
		Path file = PrivateFiles.directory(this.directory).resolve(UUID.randomUUID().toString());
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		channel.lock();
		return new Tenant(file, channel);
	}

	/// Whether anybody is there; sweeps out what killed tenants left behind.
	boolean any() throws IOException {
		boolean any = false;
		for (Path file : files()) {
			if (alive(file)) {
				any = true;
			}
			else {
				Files.deleteIfExists(file);
			}
		}
		return any;
	}

	private List<Path> files() throws IOException {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.toList();
		}
	}

	private static boolean alive(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			return lock == null;
		}
		catch (OverlappingFileLockException _) {
			// Somebody in this very JVM.
			return true;
		}
	}

	/// One who uses the database.
	record Tenant(Path file, FileChannel channel) {

		/// Moves out.
		void leave() throws IOException {
			this.channel.close();
			Files.deleteIfExists(this.file);
		}

	}

}
