package dev.switchback.playbook;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UrgencyTests {

	@Test
	void onlyWhatNobodyWaitsForHadBetterBeLate() {
		assertThat(Arrays.stream(Urgency.values()).filter(Urgency::waits)).containsExactly(Urgency.ASSESSMENT);
	}

}
