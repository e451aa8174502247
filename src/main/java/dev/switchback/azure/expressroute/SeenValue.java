package dev.switchback.azure.expressroute;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A value as somebody copied it from a verdict, to be compared with what it is now.
final class SeenValue {

	/// The prefixes of which nothing at all arrives, as [Coverage#words()] names them.
	private static final Pattern MISSING = Pattern.compile("\\(not ([^)]*)\\)");

	private static final Pattern PART = Pattern.compile("(\\d{1,9}) % of (.+)");

	private static final List<String> LINKS = Stream.of(Family.values())
		.flatMap((family) -> Stream.of(Link.values())
			.map((link) -> SessionSeen.name(link, family).toLowerCase(Locale.ROOT)))
		.toList();

	private SeenValue() {
	}

	/// Whether the value now is not known to be as good as the one that was seen.
	///
	/// @param seen as somebody wrote it
	/// @param now as it is measured
	/// @param lacking what exactly is lacking now; if all of it lacked in what was seen, it is no worse
	static boolean worse(String seen, String now, Set<String> lacking) {
		var then = normal(seen);
		if (then.equals(normal(now))) {
			return false;
		}
		if (lessOfTheSame(normal(now), then)) {
			return false;
		}
		return lacking.isEmpty() || !missing(then).containsAll(missing(normal(now)))
				|| !lacking.stream().allMatch((part) -> lacked(then, part));
	}

	/// Whether both are a part of the same, such as `88 % of 1000 Mbit/s`, and the first is no larger.
	private static boolean lessOfTheSame(String one, String other) {
		var first = PART.matcher(one);
		var second = PART.matcher(other);
		return first.matches() && second.matches() && first.group(2).equals(second.group(2))
				&& Long.parseLong(first.group(1)) <= Long.parseLong(second.group(1));
	}

	private static boolean lacked(String seen, String part) {
		return words(seen).contains(part)
				&& !(LINKS.contains(part) && Pattern.compile(part + " up, [1-9]").matcher(seen).find());
	}

	private static Set<String> missing(String text) {
		var group = MISSING.matcher(text);
		return group.find() ? words(group.group(1)) : Set.of();
	}

	/// What has to be found again in a value for it to be no better.
	static Set<String> parts(String now) {
		return words(normal(now));
	}

	private static Set<String> words(String text) {
		return new HashSet<>(List.of(text.split("[\\s,;:()]+")));
	}

	private static String normal(String text) {
		return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
	}

}
