package dev.switchback.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Files and directories that only their owner may read, from the moment they exist: permissions are given at creation,
/// as a file that is narrowed afterwards was readable for a while. Where the file system knows no POSIX permissions
/// (Windows) the user's own profile has to do.
public final class PrivateFiles {

	private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

	private PrivateFiles() {
	}

	/// Creates the directory (mode 0700) and its parents; narrows it if it is there with wider permissions.
	public static Path directory(Path directory) throws IOException {
		Path absolute = directory.toAbsolutePath().normalize();
		if (Files.isDirectory(absolute)) {
			narrow(absolute, DIRECTORY);
		}
		else {
			Files.createDirectories(absolute, permissions(DIRECTORY));
		}
		return absolute;
	}

	/// Writes the whole file or nothing of it (mode 0600): a reader sees the old content or the new, also after a
	/// crash.
	public static void write(Path file, String content) throws IOException {
		Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
		Path draft = Files.createTempFile(directory, "." + file.getFileName(), ".new", permissions(FILE));
		try {
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			force(directory);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	/// A new name is on the disk only once its directory is. (Windows opens no directories, and needs no such thing.)
	private static void force(Path directory) throws IOException {
		if (knowsPermissions()) {
			try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	/// Reads a file that was meant to be private, and makes it so if somebody widened it.
	public static String read(Path file) throws IOException {
		narrow(file, FILE);
		return Files.readString(file);
	}

	private static void narrow(Path path, Set<PosixFilePermission> permissions) throws IOException {
		if (knowsPermissions() && !Files.getPosixFilePermissions(path).equals(permissions)) {
			Files.setPosixFilePermissions(path, permissions);
		}
	}

	private static FileAttribute<?>[] permissions(Set<PosixFilePermission> permissions) {
		return knowsPermissions() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
	}

	private static boolean knowsPermissions() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
	}

}
