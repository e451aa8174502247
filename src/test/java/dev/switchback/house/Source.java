package dev.switchback.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.SimpleJavaFileObject;

/// One source file, for the compiler's own parser.
final class Source extends SimpleJavaFileObject {

	private final String name;

	private final String text;

	/// @param name as it is shown in a violation, for example "a/B.java"
	Source(String name, String text) {
		super(URI.create("source:///" + name), Kind.SOURCE);
		this.name = name;
		this.text = text;
	}

	/// All Java sources below a directory.
	static List<Source> below(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.sorted()
				.map((file) -> read(directory, file))
				.toList();
		}
	}

	private static Source read(Path directory, Path file) {
		try {
			return new Source(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String getName() {
		return this.name;
	}

	/// Of the file, without the directory.
	String fileName() {
		return this.name.substring(this.name.lastIndexOf('/') + 1);
	}

	/// The directory, as a package is written with slashes.
	String directory() {
		return this.name.substring(0, Math.max(0, this.name.lastIndexOf('/')));
	}

	String text() {
		return this.text;
	}

	@Override
	public CharSequence getCharContent(boolean ignoreEncodingErrors) {
		return this.text;
	}

}
