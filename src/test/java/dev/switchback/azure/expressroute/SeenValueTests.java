package dev.switchback.azure.expressroute;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenValueTests {

	private static boolean worse(String seen, String now, String... lacking) {
		return SeenValue.worse(seen, now, Set.of(lacking));
	}

	@Test
	void theSameValueIsNoWorseHoweverItWasCopied() {
		assertThat(worse("Amsterdam and Amsterdam", " amsterdam  and AMSTERDAM ")).isFalse();
		assertThat(worse("Amsterdam and Amsterdam", "Amsterdam and Dublin")).isTrue();
	}

	@Test
	void fewerMissingPrefixesAreNoWorse() {
		assertThat(worse("1 of 3 prefixes (not 10.1.0.0/16, 10.2.0.0/16)", "2 of 3 prefixes (not 10.2.0.0/16)",
				"10.2.0.0/16"))
			.isFalse();
		assertThat(worse("2 of 3 prefixes (not 10.2.0.0/16)", "1 of 3 prefixes (not 10.1.0.0/16, 10.2.0.0/16)",
				"10.1.0.0/16", "10.2.0.0/16"))
			.isTrue();
	}

	@Test
	void whatWasSummarisedAndIsGoneIsWorse() {
		assertThat(worse("1 of 2 prefixes (only a summary of 10.2.0.0/16)", "1 of 2 prefixes (not 10.2.0.0/16)",
				"10.2.0.0/16"))
			.isTrue();
		assertThat(worse("1 of 2 prefixes (not 10.2.0.0/16)", "1 of 2 prefixes (only a summary of 10.2.0.0/16)",
				"10.2.0.0/16"))
			.isFalse();
	}

	@Test
	void aLinkThatCarriedIsWorseOff() {
		var seen = "primary up, 512 prefixes received; secondary down (Active)";
		assertThat(worse(seen, "primary up, 513 prefixes received; secondary down (Idle)", "secondary")).isFalse();
		assertThat(worse(seen, "primary up, 0 prefixes received; secondary down (Idle)", "primary", "secondary"))
			.isTrue();
		assertThat(worse(seen, "primary down (Idle); secondary up, 512 prefixes received", "primary")).isTrue();
	}

	@Test
	void whatWasNotNamedWasNotSeen() {
		assertThat(worse("some prefixes", "1 of 2 prefixes (not 10.2.0.0/16)", "10.2.0.0/16")).isTrue();
	}

}
