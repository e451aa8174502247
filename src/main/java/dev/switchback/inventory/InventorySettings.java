package dev.switchback.inventory;

import org.jspecify.annotations.Nullable;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Circuit pairs that are declared by settings: `switchback.inventory.circuit-pairs[*]`.
///
/// @param circuitPairs declared at start, unless they stand there already
@ConfigurationProperties("switchback.inventory")
record InventorySettings(@DefaultValue List<Pair> circuitPairs) {

	/// A pair.
	///
	/// @param ownPath over which circuits the service reaches what it needs itself
	record Pair(String name, Circuit primary, Circuit secondary,
			@DefaultValue("undeclared") CircuitPair.OwnPath ownPath) {
	}

	/// @param id ARM id
	/// @param site where it ends, as people call it
	/// @param md5 whether its private peering uses an MD5 key
	/// @param md5Key where that is to be had: `env:NAME` or `file:/path`
	/// @param prefixes that on-premises announces when everything is well
	/// @param summaries larger networks that stand for all that they hold
	/// @param microsoftPeering of the circuit, if it has one
	record Circuit(String id, String site, @DefaultValue("unknown") CircuitPair.Md5 md5, @Nullable String md5Key,
			@DefaultValue List<String> prefixes, @DefaultValue List<String> summaries,
			@Nullable MicrosoftPeering microsoftPeering) {
	}

	/// @param natPools public prefixes that on-premises hides behind on the circuit
	record MicrosoftPeering(@DefaultValue("unknown") CircuitPair.Md5 md5, @Nullable String md5Key,
			@DefaultValue List<String> natPools) {
	}

}
