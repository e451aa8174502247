package dev.switchback.azure.arm;

/// What other providers than a resource's own tell about it, below the resource's address.
public enum Extension {

	/// Azure Monitor's measurements.
	METRICS("Microsoft.Insights/metrics", "2018-01-01"),

	/// What Azure Service Health tells.
	HEALTH_EVENTS("Microsoft.ResourceHealth/events", "2022-10-01"),

	/// In which windows a resource is maintained.
	MAINTENANCE("Microsoft.Maintenance/configurationAssignments", "2023-04-01"),

	/// What keeps a resource, or a whole resource group, from being changed.
	LOCKS("Microsoft.Authorization/locks", "2016-09-01");

	private final String path;

	private final String apiVersion;

	Extension(String path, String apiVersion) {
		this.path = path;
		this.apiVersion = apiVersion;
	}

	String path() {
		return this.path;
	}

	String apiVersion() {
		return this.apiVersion;
	}

}
