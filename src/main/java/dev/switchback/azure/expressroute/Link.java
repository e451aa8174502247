package dev.switchback.azure.expressroute;

import java.util.Locale;

/// One of the two links of a circuit. Switching a peering off always takes both. Stored by name.
public enum Link {

	PRIMARY, SECONDARY;

	/// As ARM calls it in an address.
	String devicePath() {
		return name().toLowerCase(Locale.ROOT);
	}

	String spoken() {
		return devicePath() + " link";
	}

}
