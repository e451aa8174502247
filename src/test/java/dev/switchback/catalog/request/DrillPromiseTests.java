package dev.switchback.catalog.request;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DrillPromiseTests {

	/// Whoever takes a group over finds the promise of its first machine under the key of a machine that goes alone.
	@Test
	void theFirstOfAGroupIsCalledAsOneThatGoesAlone() {
		assertThat(DrillPromise.key(0)).isEqualTo("drill");
		assertThat(DrillPromise.key(1)).isEqualTo("drill");
		assertThat(DrillPromise.key(2)).isEqualTo("drill.2");
		assertThat(DrillPromise.key(10)).isEqualTo("drill.10");
	}

}
