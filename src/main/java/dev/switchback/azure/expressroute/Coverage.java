package dev.switchback.azure.expressroute;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Whether prefixes arrive over a path. Only the very same prefix counts: a summary may have been announced for something
/// else, and a default route proves nothing.
///
/// @param exact prefixes that arrive as such
/// @param summarised prefixes of which only a larger network arrives
/// @param byDefault prefixes for which there is only a default route
/// @param missing prefixes for which nothing arrives
record Coverage(Set<Prefix> exact, Set<Prefix> summarised, Set<Prefix> byDefault, Set<Prefix> missing) {

	static Coverage of(Collection<Prefix> required, Collection<Prefix> arriving) {
		var coverage = new Coverage(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
		required.forEach((prefix) -> coverage.rank(prefix, arriving).add(prefix));
		return coverage;
	}

	private Set<Prefix> rank(Prefix prefix, Collection<Prefix> arriving) {
		if (arriving.contains(prefix)) {
			return this.exact;
		}
		if (arriving.stream().anyMatch((network) -> !network.isDefault() && network.holds(prefix))) {
			return this.summarised;
		}
		return arriving.stream().anyMatch((network) -> network.isDefault() && network.holds(prefix)) ? this.byDefault
				: this.missing;
	}

	boolean whole() {
		return this.summarised.isEmpty() && this.byDefault.isEmpty() && this.missing.isEmpty();
	}

	int required() {
		return this.exact.size() + this.summarised.size() + this.byDefault.size() + this.missing.size();
	}

	/// Such as `3 of 4 prefixes (not 10.1.0.0/16)`.
	String words() {
		var text = new StringBuilder("%d of %s".formatted(this.exact.size(), Words.prefixes(required())));
		if (!this.missing.isEmpty()) {
			text.append(" (not ").append(Words.some(this.missing)).append(')');
		}
		if (!this.summarised.isEmpty()) {
			text.append(" (only a summary of ").append(Words.some(this.summarised)).append(')');
		}
		if (!this.byDefault.isEmpty()) {
			text.append(" (only a default route for ").append(Words.some(this.byDefault)).append(')');
		}
		return text.toString();
	}

}
