package dev.switchback.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import org.jspecify.annotations.Nullable;

/// Makes the credential that the settings ask for.
final class Credentials {

	private Credentials() {
	}

	/// @throws IllegalStateException if a setting is missing
	static TokenCredential of(ArmSettings settings, HttpClient http) {
		return switch (settings.credential()) {
			case CLIENT_SECRET -> secret(settings, http);
			case WORKLOAD_IDENTITY -> workload(settings, http);
			case MANAGED_IDENTITY -> managed(settings, http);
		};
	}

	private static TokenCredential secret(ArmSettings settings, HttpClient http) {
		var builder = new ClientSecretCredentialBuilder().tenantId(required("tenant-id", settings.tenantId()))
			.clientId(required("client-id", settings.clientId()))
			.clientSecret(required("client-secret", settings.clientSecret()))
			.authorityHost(settings.authorityHost().toString())
			.httpClient(http);
		return (settings.disableInstanceDiscovery() ? builder.disableInstanceDiscovery() : builder).build();
	}

	private static TokenCredential workload(ArmSettings settings, HttpClient http) {
		var builder = new WorkloadIdentityCredentialBuilder().authorityHost(settings.authorityHost().toString())
			.httpClient(http);
		if (settings.tenantId() != null) {
			builder.tenantId(settings.tenantId());
		}
		if (settings.clientId() != null) {
			builder.clientId(settings.clientId());
		}
		return (settings.disableInstanceDiscovery() ? builder.disableInstanceDiscovery() : builder).build();
	}

	private static TokenCredential managed(ArmSettings settings, HttpClient http) {
		var builder = new ManagedIdentityCredentialBuilder().httpClient(http);
		if (settings.clientId() != null) {
			builder.clientId(settings.clientId());
		}
		return builder.build();
	}

	private static String required(String name, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new IllegalStateException(
					"Set switchback.azure.%s, or choose another switchback.azure.credential.".formatted(name));
		}
		return value;
	}

}
