package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.arm.Fetched.Value;

/// What becomes of the families that were not to be switched off. Whether switching one off takes the other down is not
/// documented.
final class Unasked {

	private Unasked() {
	}

	/// The families that were on, were not to go down, and are off, without a session, or without their prefixes.
	///
	/// @param drained the families that were to be switched off
	static Set<Family> lost(Baseline before, Set<Family> drained, PathSeen path) {
		var lost = new TreeSet<Family>();
		for (var family : before.staying(drained)) {
			if (path.peering().off(family) || cut(before, family, path) || emptied(before, family, path)) {
				lost.add(family);
			}
		}
		return lost;
	}

	private static boolean cut(Baseline before, Family family, PathSeen path) {
		var sessions = path.sessions().stream().filter((session) -> session.family() == family).toList();
		return before.links().stream().anyMatch((link) -> link.up(family)) && !sessions.isEmpty()
				&& sessions.stream().allMatch(SessionSeen::down);
	}

	private static boolean emptied(Baseline before, Family family, PathSeen path) {
		return path.routes().stream().allMatch((table) -> table instanceof Value<List<Route>>)
				&& before.brought().stream().anyMatch((prefix) -> prefix.family() == family)
				&& path.brought().stream().noneMatch((prefix) -> prefix.family() == family);
	}

	static String sentence(DeclaredCircuit circuit, Set<Family> lost) {
		return "%s of %s went down as well, which nobody asked for".formatted(Words.families(lost), circuit.spoken());
	}

	/// Why nothing can be said of a family, and what a person can do.
	///
	/// @param what that cannot be told
	static String untold(DeclaredCircuit circuit, Family family, String what) {
		return "it cannot be told whether %s of %s %s: Azure shows no %1$s session and no %1$s route of it, neither before nor now; look at the customer edge"
			.formatted(family.spoken(), circuit.spoken(), what);
	}

}
