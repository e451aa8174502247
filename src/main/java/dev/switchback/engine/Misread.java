package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.switchback.playbook.InvalidRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with JSON that does not fit a request, without naming our classes.
public final class Misread {

	private Misread() {
	}

	/// What to tell the caller, with a JSON pointer to the place.
	public static InvalidRequest of(JacksonException ex) {
		return new InvalidRequest(pointer(ex), sentence(ex));
	}

	private static String pointer(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map((reference) -> (reference.getPropertyName() != null) ? reference.getPropertyName()
					: Integer.toString(reference.getIndex()))
			.map((segment) -> "/" + segment.replace("~", "~0").replace("/", "~1"))
			.collect(Collectors.joining());
	}

	private static String sentence(JacksonException ex) {
		return switch (ex) {
			case UnrecognizedPropertyException unknown ->
				"There is no member %s here.%s".formatted(unknown.getPropertyName(), known(unknown));
			case InvalidFormatException format when format.getTargetType() != null && format.getTargetType().isEnum() ->
				"Use one of: %s.".formatted(Arrays.stream(format.getTargetType().getEnumConstants())
					.map(Object::toString)
					.collect(Collectors.joining(", ")));
			case InvalidFormatException format when format.getTargetType() == Duration.class ->
				"Write a duration as ISO 8601 does, such as PT10S or PT15M.";
			case InvalidFormatException format when format.getTargetType() == Instant.class ->
				"Write a moment as RFC 3339 does, with its zone, such as 2026-11-02T09:30:00Z.";
			case MismatchedInputException mismatched when mismatched.getTargetType() != null ->
				"A value of another type belongs here.";
			default -> "This cannot be read.";
		};
	}

	private static String known(UnrecognizedPropertyException unknown) {
		var known = unknown.getKnownPropertyIds();
		return (known == null || known.isEmpty()) ? "" : " Known are: %s."
			.formatted(known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
	}

}
