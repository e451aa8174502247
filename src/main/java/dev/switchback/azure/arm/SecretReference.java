package dev.switchback.azure.arm;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where a secret is to be had: never the secret itself.
public sealed interface SecretReference {

	/// As it was written: `env:NAME` or `file:/path`.
	String text();

	/// An environment variable of the service.
	record Variable(String name) implements SecretReference {

		@Override
		public String text() {
			return "env:" + this.name;
		}

	}

	/// A file that the service may read.
	record File(Path path) implements SecretReference {

		@Override
		public String text() {
			return "file:" + this.path;
		}

	}

	/// @throws IllegalArgumentException if it is none, without repeating the text: it may be a secret
	static SecretReference parse(String text) {
		if (text.startsWith("env:") && Shapes.VARIABLE.matcher(text.substring(4)).matches()) {
			return new Variable(text.substring(4));
		}
		if (text.startsWith("file:") && Shapes.FILE.matcher(text.substring(5)).matches() && !text.contains("/../")
				&& !text.endsWith("/..")) {
			return new File(Path.of(text.substring(5)));
		}
		throw new IllegalArgumentException("no reference to a secret: write env:NAME or file:/absolute/path");
	}

	/// What names and paths look like.
	final class Shapes {

		private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

		private static final Pattern FILE = Pattern.compile("/[\\x21-\\x7e]{1,400}");

		private Shapes() {
		}

	}

}
