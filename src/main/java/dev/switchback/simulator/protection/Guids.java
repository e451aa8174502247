package dev.switchback.simulator.protection;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids that follow from a name, so that nobody has to keep them.
public final class Guids {

	private Guids() {
	}

	/// The same text gives the same id.
	public static String of(String text) {
		return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
