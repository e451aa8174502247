package dev.switchback.security;

import java.util.EnumSet;
import java.util.Set;

/// What a caller may do. A role includes what the ones below it may.
public enum Role {

	/// Reads everything.
	VIEWER,

	/// Approves what others asked for.
	APPROVER,

	/// Previews, creates and decides.
	OPERATOR,

	/// Everything, what is declared included.
	ADMIN;

	/// This role and those it includes: ADMIN ⊃ OPERATOR ⊃ VIEWER, and ADMIN ⊃ APPROVER ⊃ VIEWER. Whoever asks for
	/// something must not be able to approve it, so OPERATOR does not include APPROVER.
	public Set<Role> included() {
		return switch (this) {
			case VIEWER -> EnumSet.of(VIEWER);
			case APPROVER -> EnumSet.of(VIEWER, APPROVER);
			case OPERATOR -> EnumSet.of(VIEWER, OPERATOR);
			case ADMIN -> EnumSet.allOf(Role.class);
		};
	}

}
