package dev.switchback.azure.expressroute;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A value as somebody copied it from a verdict, to be compared with what it is now.
final class SeenValue {

	private SeenValue() {
	}

	/// Whether the value now is not known to be as good as the one that was seen.
	///
	/// @param seen as somebody wrote it
	/// @param now as it is measured
	/// @param lacking what exactly is lacking now; if all of it stands in what was seen, it is no worse
	static boolean worse(String seen, String now, Set<String> lacking) {
		if (normal(seen).equals(normal(now))) {
			return false;
		}
		var words = new HashSet<>(List.of(normal(seen).split("[\\s,;:()]+")));
		return lacking.isEmpty() || !words.containsAll(lacking);
	}

	private static String normal(String text) {
		return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
	}

}
