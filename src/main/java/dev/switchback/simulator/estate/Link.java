package dev.switchback.simulator.estate;

import java.util.Locale;
import java.util.Optional;

/// One of the two physical links of a circuit, each ending at its own Microsoft edge router.
public enum Link {

	PRIMARY, SECONDARY;

	/// The link meant by a `devicePath`, in any spelling that Azure takes.
	public static Optional<Link> of(String devicePath) {
		return switch (devicePath.toLowerCase(Locale.ROOT)) {
			case "primary" -> Optional.of(PRIMARY);
			case "secondary" -> Optional.of(SECONDARY);
			default -> Optional.empty();
		};
	}

}
