package dev.switchback.house.samples.names;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Its name keeps the build from running it.
class BadlyNamed {

	@Test
	void testSomething() {
	}

	@ParameterizedTest
	@ValueSource(ints = 1)
	void shouldWork(int number) {
	}

	@Test
	void shoulderTheWeight() {
	}

	@Nested
	class Inside {

		@Test
		void test() {
		}

	}

	abstract static class Contract {

		@Test
		void testedTwice() {
		}

	}

}
