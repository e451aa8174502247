package dev.switchback.api;

import java.util.List;
import java.util.Objects;

import dev.switchback.operation.Requester;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;

/// The overrides of a request, which may be missing.
record OverrideRequests(@Nullable List<@Nullable OverrideRequest> sent) {

	void check(Faults faults) {
		var given = given();
		if (given.size() > OverrideRequest.MOST) {
			faults.add(Fault.at("/overrides", "Override at most %d rules at once.".formatted(OverrideRequest.MOST)));
			return;
		}
		for (int i = 0; i < given.size(); i++) {
			var override = given.get(i);
			if (override == null) {
				faults.add(Fault.at("/overrides/" + i, "Name rule, subject and reason."));
			}
			else {
				override.check("/overrides/" + i, faults);
			}
		}
	}

	/// After they were checked.
	///
	/// @param requester who asks, and so answers for what is overridden
	List<RuleOverride> by(Requester requester) {
		return given().stream().map((override) -> Objects.requireNonNull(override).by(requester)).toList();
	}

	private List<@Nullable OverrideRequest> given() {
		return Objects.requireNonNullElse(this.sent, List.of());
	}

}
