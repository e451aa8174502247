package dev.switchback.store;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Short codes that people can say: `SB-` and six characters of Crockford's base 32, which has no I, L, O or U. About a
/// billion of them; two alike are told apart by the database, which refuses the second.
final class Codes {

	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int LENGTH = 6;

	private final RandomGenerator random;

	Codes(RandomGenerator random) {
		this.random = random;
	}

	String next() {
		return this.random.ints(LENGTH, 0, ALPHABET.length())
			.mapToObj((index) -> ALPHABET.substring(index, index + 1))
			.collect(Collectors.joining("", "SB-", ""));
	}

}
