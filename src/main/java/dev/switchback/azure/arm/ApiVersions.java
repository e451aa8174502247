package dev.switchback.azure.arm;

import java.util.Locale;

import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which version of each provider's interface is spoken, besides Microsoft.Network's: `switchback.azure.api-versions.*`.
///
/// @param siteRecovery of Microsoft.RecoveryServices
/// @param compute of Microsoft.Compute
/// @param storage of Microsoft.Storage
public record ApiVersions(@DefaultValue("2025-08-01") String siteRecovery, @DefaultValue("2024-07-01") String compute,
		@DefaultValue("2023-05-01") String storage) {

	/// The versions used where nothing is set.
	public static final ApiVersions DEFAULT = new ApiVersions("2025-08-01", "2024-07-01", "2023-05-01");

	/// The version to ask a provider with.
	///
	/// @param network that of Microsoft.Network
	String of(ArmId id, String network) {
		return switch (id.provider().toLowerCase(Locale.ROOT)) {
			case "microsoft.recoveryservices" -> this.siteRecovery;
			case "microsoft.compute" -> this.compute;
			case "microsoft.storage" -> this.storage;
			default -> network;
		};
	}

}
