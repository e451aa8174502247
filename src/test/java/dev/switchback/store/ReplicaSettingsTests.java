package dev.switchback.store;

import java.time.Duration;

import dev.switchback.playbook.LiveReplicas.Replica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplicaSettingsTests {

	private static ReplicaSettings named(String name, String site) {
		return new ReplicaSettings(name, site, Duration.ofSeconds(5), Duration.ofSeconds(30));
	}

	@Test
	void aReplicaIsCalledAsItsSettingsSayOrLikeItsMachine() {
		assertThat(named(" sb-1 ", "Frankfurt").replica()).isEqualTo(new Replica("sb-1", "Frankfurt"));
		assertThat(named("", "").replica().name()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\u0000b" })
	void aNameThatNobodyCouldDeclareIsRefused(String name) {
		assertThatThrownBy(() -> named(name, "")).hasMessageContaining("switchback.replica.name");
		assertThatThrownBy(() -> named("", name)).hasMessageContaining("switchback.replica.site");
		assertThatThrownBy(() -> named("n".repeat(101), "")).hasMessageContaining("at most 100");
	}

	@Test
	void oneLateSignOfLifeIsNotTakenForDeath() {
		assertThatThrownBy(() -> new ReplicaSettings("", "", Duration.ofSeconds(5), Duration.ofSeconds(9)))
			.hasMessageContaining("alive-for");
		assertThatThrownBy(() -> new ReplicaSettings("", "", Duration.ZERO, Duration.ofSeconds(9)))
			.hasMessageContaining("interval");
	}

}
