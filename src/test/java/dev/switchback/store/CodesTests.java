package dev.switchback.store;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodesTests {

	private final Codes codes = new Codes(new Random(42));

	@Test
	void canBeSaidWithoutMistakingALetter() {
		assertThat(Stream.generate(this.codes::next).limit(10_000))
			.allSatisfy((code) -> assertThat(code).matches("SB-[0123456789ABCDEFGHJKMNPQRSTVWXYZ]{6}"));
	}

	@Test
	void useTheirWholeAlphabet() {
		assertThat(Stream.generate(this.codes::next)
			.limit(10_000)
			.flatMapToInt((code) -> code.substring(3).chars())
			.distinct()
			.count()).isEqualTo(32);
	}

}
