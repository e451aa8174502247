package dev.switchback.simulator.estate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One of the two physical links of a circuit, each ending at its own Microsoft edge router.
public enum Link {

	PRIMARY, SECONDARY;

	/// The same links in their own order, always, so that plans can be compared as text.
	static Set<Link> inOrder(Set<Link> links) {
		var inOrder = EnumSet.noneOf(Link.class);
		inOrder.addAll(links);
		return Collections.unmodifiableSet(inOrder);
	}

	/// The link meant by a `devicePath`, in any spelling that Azure takes.
	public static Optional<Link> of(String devicePath) {
		return switch (devicePath.toLowerCase(Locale.ROOT)) {
			case "primary" -> Optional.of(PRIMARY);
			case "secondary" -> Optional.of(SECONDARY);
			default -> Optional.empty();
		};
	}

}
