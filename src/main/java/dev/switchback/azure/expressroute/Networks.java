package dev.switchback.azure.expressroute;

/// Networks as people declare them.
public final class Networks {

	private Networks() {
	}

	/// The one normal form of a network in CIDR notation, such as `10.1.0.0/16`.
	/// @throws IllegalArgumentException if it is none; a network has a mask
	public static String normal(String text) {
		if (text.indexOf('/') < 0) {
			throw new IllegalArgumentException("no network: it has no mask");
		}
		return Prefix.parse(text).toString();
	}

	/// Whether a network is everything, and so says nothing.
	public static boolean isDefault(String normal) {
		return Prefix.parse(normal).isDefault();
	}

}
