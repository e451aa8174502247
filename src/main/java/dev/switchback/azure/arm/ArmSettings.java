package dev.switchback.azure.arm;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How Azure is reached: `switchback.azure.*`. Against the simulator and against the real cloud everything but these
/// values is the same.
///
/// @param resourceManagerEndpoint `https://host[:port]` of Azure Resource Manager
/// @param authorityHost `https://host[:port]` that tokens are had from
/// @param scope what tokens are asked for
/// @param credential how we say who we are
/// @param tenantId of the service's identity
/// @param clientId of the service's identity
/// @param clientSecret for [Credential#CLIENT_SECRET]; best given as a reference that Spring resolves
/// @param caCertificate PEM file with authorities trusted besides the machine's own
/// @param disableInstanceDiscovery for an authority host that Microsoft does not know
/// @param networkApiVersion of Microsoft.Network
/// @param apiVersions of the other providers
/// @param connectTimeout to get a connection
/// @param readTimeout for the answer to a read
/// @param writeTimeout for the answer to a changing call; after it the call's fate is not known
@ConfigurationProperties("switchback.azure")
record ArmSettings(@DefaultValue("https://management.azure.com") URI resourceManagerEndpoint,
		@DefaultValue("https://login.microsoftonline.com") URI authorityHost,
		@DefaultValue("https://management.azure.com/.default") String scope,
		@DefaultValue("client-secret") Credential credential, @Nullable String tenantId, @Nullable String clientId,
		@Nullable String clientSecret, @Nullable Path caCertificate,
		@DefaultValue("false") boolean disableInstanceDiscovery, @DefaultValue("2025-03-01") String networkApiVersion,
		@DefaultValue ApiVersions apiVersions, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("15s") Duration readTimeout, @DefaultValue("60s") Duration writeTimeout) {

	/// How the service says who it is.
	enum Credential {

		CLIENT_SECRET, WORKLOAD_IDENTITY, MANAGED_IDENTITY

	}

	Arm.Terms terms() {
		return new Arm.Terms(this.networkApiVersion, this.apiVersions, this.readTimeout, this.writeTimeout);
	}

	@Override
	public String toString() {
		return "ArmSettings[" + this.resourceManagerEndpoint + ", " + this.credential + "]";
	}

}
