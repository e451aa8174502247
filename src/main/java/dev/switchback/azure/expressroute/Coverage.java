package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Whether prefixes arrive over a path. Exactly, or as part of a declared summary, is what counts: any other summary may
/// have been announced for something else, and a default route proves nothing.
///
/// @param exact prefixes that arrive as such
/// @param declared prefixes of which a declared summary arrives, and those declared to be local or a NAT pool
/// @param summarised prefixes of which only a larger network arrives that nobody declared
/// @param byDefault prefixes for which there is only a default route
/// @param missing prefixes for which nothing arrives
record Coverage(Set<Prefix> exact, Set<Prefix> declared, Set<Prefix> summarised, Set<Prefix> byDefault,
		Set<Prefix> missing) {

	/// With nothing declared.
	static Coverage of(Collection<Prefix> required, Collection<Prefix> arriving) {
		return of(required, arriving, Declared.NOTHING, Instant.EPOCH);
	}

	/// @param at the moment that declarations must still hold at
	static Coverage of(Collection<Prefix> required, Collection<Prefix> arriving, Declared declared, Instant at) {
		var coverage = new Coverage(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(),
				new TreeSet<>());
		required.forEach((prefix) -> coverage.rank(prefix, arriving, declared, at).add(prefix));
		return coverage;
	}

	private Set<Prefix> rank(Prefix prefix, Collection<Prefix> arriving, Declared said, Instant at) {
		if (arriving.contains(prefix)) {
			return this.exact;
		}
		if (said.summarises(prefix, arriving) || said.isLocal(prefix, at) || said.isPooled(prefix)) {
			return this.declared;
		}
		if (arriving.stream().anyMatch((network) -> !network.isDefault() && network.holds(prefix))) {
			return this.summarised;
		}
		return arriving.stream().anyMatch((network) -> network.isDefault() && network.holds(prefix)) ? this.byDefault
				: this.missing;
	}

	boolean whole() {
		return lacking().isEmpty();
	}

	/// The prefixes of which it is not proven that they arrive.
	Set<Prefix> lacking() {
		var lacking = new TreeSet<>(this.summarised);
		lacking.addAll(this.byDefault);
		lacking.addAll(this.missing);
		return lacking;
	}

	int required() {
		return this.exact.size() + this.declared.size() + lacking().size();
	}

	/// Such as `3 of 4 prefixes (not 10.1.0.0/16)`.
	String words() {
		var text = new StringBuilder(
				"%d of %s".formatted(this.exact.size() + this.declared.size(), Words.prefixes(required())));
		aside(text, "not", this.missing);
		aside(text, "only a summary of", this.summarised);
		aside(text, "only a default route for", this.byDefault);
		aside(text, "as declared:", this.declared);
		return text.toString();
	}

	private static void aside(StringBuilder text, String what, Set<Prefix> prefixes) {
		if (!prefixes.isEmpty()) {
			text.append(" (").append(what).append(' ').append(Words.some(prefixes)).append(')');
		}
	}

}
