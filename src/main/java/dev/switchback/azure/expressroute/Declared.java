package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the operator says about the prefixes that come over a circuit. Stored as JSON, so its names stay.
///
/// @param prefixes that on-premises announces when everything is well, in CIDR notation
/// @param summaries larger networks that stand for all that they hold, in CIDR notation
/// @param local prefixes that are there for this circuit only
public record Declared(List<String> prefixes, List<String> summaries, List<Local> local) {

	/// Nobody said anything.
	public static final Declared NOTHING = new Declared(List.of(), List.of(), List.of());

	public Declared {
		prefixes = List.copyOf(prefixes);
		summaries = List.copyOf(summaries);
		local = List.copyOf(local);
	}

	/// A prefix that need not arrive over the other circuit.
	///
	/// @param owner who says so
	/// @param until when that has to be said again
	public record Local(String prefix, String owner, Instant until) {

		boolean holds(Prefix other, Instant at) {
			return at.isBefore(this.until) && Prefix.parse(this.prefix).equals(other);
		}

	}

	/// Whether a larger network that arrives stands for a prefix.
	boolean summarises(Prefix prefix, Collection<Prefix> arriving) {
		return this.summaries.stream()
			.map(Prefix::parse)
			.anyMatch((summary) -> !summary.isDefault() && summary.holds(prefix) && arriving.contains(summary));
	}

	boolean isLocal(Prefix prefix, Instant at) {
		return this.local.stream().anyMatch((local) -> local.holds(prefix, at));
	}

	Set<Prefix> expected() {
		var expected = new TreeSet<Prefix>();
		this.prefixes.stream().map(Prefix::parse).forEach(expected::add);
		return expected;
	}

}
