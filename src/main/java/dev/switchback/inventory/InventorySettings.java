package dev.switchback.inventory;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Circuit pairs that are declared by settings: `switchback.inventory.circuit-pairs[*]`.
///
/// @param circuitPairs declared at start, unless they stand there already
@ConfigurationProperties("switchback.inventory")
record InventorySettings(@DefaultValue List<Pair> circuitPairs) {

	/// A pair.
	record Pair(String name, Circuit primary, Circuit secondary) {
	}

	/// @param id ARM id
	/// @param site where it ends, as people call it
	/// @param md5 whether its private peering uses an MD5 key
	record Circuit(String id, String site, @DefaultValue("unknown") CircuitPair.Md5 md5) {
	}

}
