package dev.switchback.azure.expressroute;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.arm.Fetched.Value;

/// Over which links of a circuit prefixes can be reached. A circuit has two, each on its own pair of devices, so that
/// Microsoft and providers may maintain one at a time; what only one of them brings is lost with it.
///
/// @param reached by link: the prefixes of which itself or a larger network arrives, a default route not counted; a link
/// whose routes were not seen is missing
record Redundancy(Map<Link, Set<Prefix>> reached) {

	/// A link that brings less than one in so many of what its sibling brings is as good as gone.
	private static final int FAR_FEWER = 2;

	/// @param required the prefixes that have to arrive
	static Redundancy of(Collection<Prefix> required, PathSeen path) {
		var reached = new EnumMap<Link, Set<Prefix>>(Link.class);
		for (var link : Link.values()) {
			if (path.routes().get(link.ordinal()) instanceof Value<?>) {
				var arriving = path.arriving(link).stream().map(Route::network).toList();
				var prefixes = new TreeSet<>(required);
				prefixes.removeIf((prefix) -> arriving.stream()
					.noneMatch((network) -> !network.isDefault() && network.holds(prefix) || network.equals(prefix)));
				reached.put(link, prefixes);
			}
		}
		return new Redundancy(reached);
	}

	boolean known() {
		return this.reached.size() == Link.values().length;
	}

	/// The prefixes that one link brings and the other does not; none where only one link was seen.
	Set<Prefix> single() {
		var single = new TreeSet<Prefix>();
		if (known()) {
			this.reached.values().forEach(single::addAll);
			single.removeIf((prefix) -> this.reached.values().stream().allMatch((link) -> link.contains(prefix)));
		}
		return single;
	}

	/// The link that brings far fewer prefixes than its sibling.
	Optional<Link> thin() {
		var most = this.reached.values().stream().mapToInt(Set::size).max().orElse(0);
		return this.reached.entrySet()
			.stream()
			.filter((link) -> known() && link.getValue().size() * FAR_FEWER < most)
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/// Such as `primary 50 of 50 prefixes; secondary 1`.
	String words(int required) {
		var text = new StringBuilder();
		this.reached.forEach((link, prefixes) -> text.append(text.isEmpty() ? "" : "; ")
			.append("%s %d of %s".formatted(link.devicePath(), prefixes.size(), Words.prefixes(required))));
		return text.toString();
	}

}
