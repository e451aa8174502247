package dev.switchback.house;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rules that can be read off the text of the sources.
final class Texts {

	private static final int LONGEST_FILE = 300;

	/// A note for later has an issue, or it is not a note but a wish.
	private static final Pattern LOOSE_TODO = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\s*\\(#\\d+\\))");

	private static final Pattern UNTYPED = Pattern.compile("Map<String,\\s*(@Nullable )?Object>");

	private static final Pattern SENTENCE = Pattern.compile("(?s)^(///|/\\*\\*).+?\\.\\s.*@NullMarked\\s+package ");

	private Texts() {
	}

	static List<String> violations(Collection<Source> sources) {
		return Stream.of(tooLong(sources), looseNotes(sources), untypedMaps(sources), packagesWithoutAWord(sources))
			.flatMap((found) -> found)
			.toList();
	}

	private static Stream<String> tooLong(Collection<Source> sources) {
		return sources.stream()
			.filter((source) -> source.text().lines().count() > LONGEST_FILE)
			.map((source) -> "%s has %d lines; the longest may have %d".formatted(source.getName(),
					source.text().lines().count(), LONGEST_FILE));
	}

	private static Stream<String> looseNotes(Collection<Source> sources) {
		return matching(sources, LOOSE_TODO.asPredicate(), "has a note for later without an issue, as in TODO (#12)");
	}

	private static Stream<String> untypedMaps(Collection<Source> sources) {
		return matching(sources.stream().filter((source) -> !source.getName().matches("(.*/)?(store|api)/.*")).toList(),
				UNTYPED.asPredicate(), "uses a map of anything; give it a type");
	}

	private static Stream<String> packagesWithoutAWord(Collection<Source> sources) {
		Set<String> explained = sources.stream()
			.filter((source) -> source.fileName().equals("package-info.java"))
			.filter((source) -> SENTENCE.matcher(source.text()).find())
			.map(Source::directory)
			.collect(Collectors.toSet());
		Set<String> packages = sources.stream().map(Source::directory).collect(Collectors.toCollection(TreeSet::new));
		packages.removeAll(explained);
		return packages.stream().map((name) -> name + " needs a package-info.java with a sentence and @NullMarked");
	}

	private static Stream<String> matching(Collection<Source> sources, Predicate<String> rule, String complaint) {
		return sources.stream()
			.filter((source) -> rule.test(source.text()))
			.map((source) -> source.getName() + " " + complaint);
	}

}
