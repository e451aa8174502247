package dev.switchback.azure.arm;

import java.util.HashMap;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;

/// Makes the SDK's client for Microsoft.Network on a pipeline of our own.
final class NetworkClients {

	private static final String RESOURCE_MANAGER = "resourceManagerEndpointUrl";

	private NetworkClients() {
	}

	/// @param endpoint the resource manager's address, without a slash at its end
	static NetworkManagementClient of(HttpPipeline pipeline, String endpoint, String subscription) {
		var endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
		endpoints.put(RESOURCE_MANAGER, endpoint + "/");
		var profile = new AzureProfile(null, subscription, new AzureEnvironment(endpoints));
		return NetworkManager.authenticate(pipeline, profile).serviceClient();
	}

}
