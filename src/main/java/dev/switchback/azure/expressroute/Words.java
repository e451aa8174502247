package dev.switchback.azure.expressroute;

import java.util.Collection;
import java.util.stream.Collectors;

/// Small pieces of sentences.
final class Words {

	private static final int SHOWN = 5;

	private Words() {
	}

	/// `a, b and 7 more`.
	static String some(Collection<?> things) {
		var shown = things.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
		return (things.size() <= SHOWN) ? shown : "%s and %d more".formatted(shown, things.size() - SHOWN);
	}

	static String families(Collection<Family> families) {
		return Family.spoken(families);
	}

	/// `1 prefix`, `4 prefixes`.
	static String count(int number, String one, String many) {
		return number + " " + ((number == 1) ? one : many);
	}

	static String prefixes(int number) {
		return count(number, "prefix", "prefixes");
	}

}
