package dev.switchback.playbook;

import java.util.List;

/// What we ourselves have open on a target: promises not kept and calls whose fate is unknown, of any operation.
public interface OwnWrites {

	/// @param target an ARM id, in any letter case
	/// @return one sentence each, without a full stop; empty if there is nothing
	List<String> openOn(String target);

}
