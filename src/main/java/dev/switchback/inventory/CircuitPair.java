package dev.switchback.inventory;

import java.time.Instant;

/// Two circuits in different peering locations that stand in for each other.
///
/// @param name what people call it; unique, lower case
/// @param declaredBy who declared it
/// @param revision counts the declarations
public record CircuitPair(String name, Circuit primary, Circuit secondary, String declaredBy, Instant declaredAt,
		long revision) {

	/// One circuit of a pair.
	///
	/// @param id ARM id, with the spelling it was declared with
	/// @param site where it ends, as the operator calls it
	/// @param md5 whether its private peering's BGP sessions use an MD5 key
	public record Circuit(String id, String site, Md5 md5) {

		/// The last segment of the ARM id.
		public String name() {
			return this.id.substring(this.id.lastIndexOf('/') + 1);
		}

	}

	/// What is declared about the MD5 key of a peering. Azure never returns it, and a
	/// write without it may erase it.
	public enum Md5 {

		NOT_USED, USED, UNKNOWN

	}

}
