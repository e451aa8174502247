package dev.switchback.simulator.protection;

import java.util.Locale;

/// Which network machines are put into when they come from another one.
///
/// @param vault the vault's name
/// @param name its own name
/// @param fabric the fabric the machines come from
/// @param primaryNetwork an ARM id
/// @param recoveryFabric the fabric they go to
/// @param recoveryNetwork an ARM id
public record Mapping(String vault, String name, String fabric, String primaryNetwork, String recoveryFabric,
		String recoveryNetwork) {

	String key() {
		return (this.vault + "/" + this.fabric + "/" + this.name).toLowerCase(Locale.ROOT);
	}

}
