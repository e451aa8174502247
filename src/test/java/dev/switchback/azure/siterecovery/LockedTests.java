package dev.switchback.azure.siterecovery;

import java.util.List;

import dev.switchback.azure.arm.ArmId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What a lock binds.
class LockedTests {

	private static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/App-RG";

	private static final ArmId APP = ArmId.parse(GROUP + "/providers/Microsoft.Compute/virtualMachines/App-01");

	private static Locked on(String scope) {
		return Locked
			.by(JsonMapper.shared()
				.createObjectNode()
				.put("id", scope + "/providers/Microsoft.Authorization/locks/keep"))
			.orElseThrow();
	}

	@Test
	void bindsWhatItWasSetOn() {
		assertThat(on(APP.toString().toUpperCase(java.util.Locale.ROOT)).binds(List.of(APP))).isTrue();
		assertThat(on(APP.toString()).holds(APP)).as("what is made beside it is not bound").isFalse();
		assertThat(on(GROUP + "/providers/Microsoft.Compute/virtualMachines/app-011").binds(List.of(APP))).isFalse();
	}

	@Test
	void bindsWhatIsBelowAGroupOrASubscription() {
		assertThat(on(GROUP).binds(List.of(APP))).isTrue();
		assertThat(on(GROUP.toLowerCase(java.util.Locale.ROOT)).holds(APP)).isTrue();
		assertThat(on("/subscriptions/00000000-0000-0000-0000-000000000001").holds(APP)).isTrue();
		assertThat(on(GROUP + "-2").binds(List.of(APP))).isFalse();
		assertThat(on("/subscriptions/00000000-0000-0000-0000-000000000002").binds(List.of(APP))).isFalse();
	}

	@Test
	void whatIsNotUnderstoodIsNotGuessed() {
		assertThat(Locked.by(JsonMapper.shared().createObjectNode().put("id", "keep"))).isEmpty();
		assertThat(Locked.by(JsonMapper.shared().createObjectNode())).isEmpty();
	}

}
