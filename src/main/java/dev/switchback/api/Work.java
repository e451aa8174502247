package dev.switchback.api;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.switchback.operation.Requester;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is to be done, or previewed.
///
/// @param overrides the rules that the caller answers for
record Work(@Nullable String kind, @Nullable Purpose purpose, @Nullable ObjectNode target,
		@Nullable ObjectNode parameters, @Nullable List<@Nullable OverrideRequest> overrides) {

	/// The kind that fails nothing over and only shows that we could.
	private static final String CANARY = "CANARY";

	private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");

	void check(Faults faults) {
		faults.required("/kind", this.kind, "Say what is to be done, such as PEERING_FAILOVER.");
		faults.matches("/kind", this.kind, KIND, "Write a kind in capitals, such as PEERING_FAILOVER.");
		if (!rehearsesOurselves()) {
			faults.required("/purpose", this.purpose, "Say what it is for: DRILL, MAINTENANCE or EMERGENCY.");
		}
		new OverrideRequests(this.overrides).check(faults);
	}

	/// Whether nothing but ourselves is tried. That needs no reason, and is a drill unless said otherwise; of everything
	/// else the purpose must be said, since it decides what is restored by itself.
	boolean rehearsesOurselves() {
		return CANARY.equals(this.kind);
	}

	String checkedKind() {
		return Objects.requireNonNull(this.kind);
	}

	/// After it was checked.
	///
	/// @param by who asks, and so answers for what is overridden
	Mandate mandate(Requester by) {
		return new Mandate(Objects.requireNonNullElse(this.purpose, Purpose.DRILL),
				new OverrideRequests(this.overrides).by(by));
	}

	/// Target and parameters, as the playbooks read them.
	String request() {
		var request = JsonNodeFactory.instance.objectNode();
		if (this.target != null) {
			request.set("target", this.target);
		}
		if (this.parameters != null) {
			request.set("parameters", this.parameters);
		}
		return request.toString();
	}

}
