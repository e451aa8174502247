package dev.switchback.simulator.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;

/// A journal in a file: one line an entry, each with a checksum. A line that was cut short by a crash, and whatever
/// follows it, was never acknowledged and is cut off when the file is opened.
public final class FileJournal implements Journal {

	private static final System.Logger LOG = System.getLogger(FileJournal.class.getName());

	/// Grown by this much since it was last rewritten, it is rewritten.
	private static final long WORTH_REWRITING = 16L * 1024 * 1024;

	private final Path file;

	private final Map<String, JsonNode> found;

	private FileChannel channel;

	private long rewrittenSize = 0;

	private FileJournal(Path file, Map<String, JsonNode> found, FileChannel channel) {
		this.file = file;
		this.found = found;
		this.channel = channel;
	}

	/// Opens the journal, or begins one.
	/// @throws UncheckedIOException if the file cannot be read or written, or if another
	/// process has it
	public static FileJournal open(Path file) {
		try {
			if (!Files.exists(file)) {
				Files.createFile(file,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			var values = new LinkedHashMap<String, JsonNode>();
			var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
			lock(file, channel);
			cutOff(file, channel, read(file, values));
			return new FileJournal(file, values, channel);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The journal " + file + " cannot be opened: " + ex.getMessage(), ex);
		}
	}

	private static void cutOff(Path file, FileChannel channel, long good) throws IOException {
		if (good < channel.size()) {
			LOG.log(Level.WARNING, "The journal " + file + " ends in " + (channel.size() - good)
					+ " bytes that make no whole entry. They are cut off.");
			channel.truncate(good);
			channel.force(true);
		}
		channel.position(good);
	}

	private static void lock(Path file, FileChannel channel) throws IOException {
		try {
			if (channel.tryLock() != null) {
				return;
			}
		}
		catch (OverlappingFileLockException ex) {
			// By this process, which comes to the same.
		}
		channel.close();
		throw new IOException(file + " is in use by another simulator");
	}

	private static long read(Path file, Map<String, JsonNode> into) throws IOException {
		long good = 0;
		var bytes = Files.readAllBytes(file);
		int start = 0;
		for (int at = 0; at < bytes.length; at++) {
			if (bytes[at] == '\n') {
				var entry = entry(new String(bytes, start, at - start, StandardCharsets.UTF_8));
				if (entry == null) {
					return good;
				}
				fold(entry, into);
				start = at + 1;
				good = start;
			}
		}
		return good;
	}

	private static @Nullable ObjectNode entry(String line) {
		int space = line.indexOf(' ');
		if (space < 0 || !line.substring(0, space).equals(checksum(line.substring(space + 1)))) {
			return null;
		}
		try {
			return (Json.MAPPER.readTree(line.substring(space + 1)) instanceof ObjectNode object) ? object : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static void fold(ObjectNode entry, Map<String, JsonNode> into) {
		for (var change : entry.properties()) {
			if (change.getKey().equals(Changes.EVERYTHING)) {
				into.clear();
			}
			else if (change.getValue().isNull()) {
				into.remove(change.getKey());
			}
			else {
				into.put(change.getKey(), change.getValue());
			}
		}
	}

	private static String checksum(String json) {
		var crc = new CRC32C();
		crc.update(json.getBytes(StandardCharsets.UTF_8));
		return Long.toHexString(crc.getValue());
	}

	private static byte[] line(Map<String, JsonNode> changes) {
		var entry = Json.object();
		changes.forEach(entry::set);
		var json = Json.MAPPER.writeValueAsString(entry);
		return (checksum(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public Map<String, JsonNode> load() {
		return this.found;
	}

	@Override
	public void append(Map<String, JsonNode> changes, boolean durable) {
		try {
			write(this.channel, line(changes));
			if (durable) {
				this.channel.force(false);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The journal " + this.file + " cannot be written", ex);
		}
	}

	private static void write(FileChannel channel, byte[] bytes) throws IOException {
		var buffer = ByteBuffer.wrap(bytes);
		while (buffer.hasRemaining()) {
			channel.write(buffer);
		}
	}

	@Override
	public boolean wantsRewriting() {
		try {
			return this.channel.position() - this.rewrittenSize > WORTH_REWRITING;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The journal " + this.file + " cannot be read", ex);
		}
	}

	@Override
	public void rewrite(Map<String, JsonNode> everything) {
		var fresh = this.file.resolveSibling(this.file.getFileName() + ".new");
		try {
			var next = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
					StandardOpenOption.WRITE);
			Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
			next.lock();
			write(next, line(everything));
			next.force(true);
			Files.move(fresh, this.file, StandardCopyOption.ATOMIC_MOVE);
			forceDirectory();
			this.channel.close();
			this.channel = next;
			this.rewrittenSize = next.position();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The journal " + this.file + " cannot be rewritten", ex);
		}
	}

	private void forceDirectory() throws IOException {
		var parent = this.file.toAbsolutePath().getParent();
		try (var directory = FileChannel.open(parent, StandardOpenOption.READ)) {
			directory.force(true);
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The journal " + this.file + " cannot be closed", ex);
		}
	}

}
