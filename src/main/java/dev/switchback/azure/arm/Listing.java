package dev.switchback.azure.arm;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A list that belongs to a subscription or to a resource group, and to no resource.
///
/// @param path below the resource manager
/// @param query parameters besides the api-version
public record Listing(String path, String apiVersion, Map<String, String> query) {

	private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9]{1,50}");

	public Listing {
		query = Map.copyOf(query);
	}

	/// The storage accounts in the resource group that a resource is in.
	public static Listing storageAccounts(ArmId resource, ApiVersions versions) {
		return new Listing(group(resource) + "/providers/Microsoft.Storage/storageAccounts", versions.storage(),
				Map.of());
	}

	/// All resources of its type in the resource group that one is in.
	static Listing beside(ArmId one, String apiVersion) {
		return new Listing(group(one) + "/providers/" + one.provider() + "/" + one.parts().getFirst().type(),
				apiVersion, Map.of());
	}

	/// The rules by which a subscription is alerted of what its activity log tells, Service Health included.
	public static Listing activityLogAlerts(String subscription) {
		return new Listing(subscription(subscription) + "/providers/Microsoft.Insights/activityLogAlerts", "2020-10-01",
				Map.of());
	}

	/// The rules by which somebody is alerted of measurements of a subscription's resources.
	public static Listing metricAlerts(String subscription) {
		return new Listing(subscription(subscription) + "/providers/Microsoft.Insights/metricAlerts", "2018-03-01",
				Map.of());
	}

	/// What Azure Advisor recommends in a subscription.
	public static Listing recommendations(String subscription) {
		return new Listing(subscription(subscription) + "/providers/Microsoft.Advisor/recommendations", "2023-01-01",
				Map.of());
	}

	/// The regions that a subscription may use, each with the availability zones that it has.
	public static Listing regions(String subscription) {
		return new Listing(subscription(subscription) + "/locations", "2022-12-01", Map.of());
	}

	/// What keeps the resource group that a resource is in, or anything in it, from being changed or deleted.
	public static Listing locks(ArmId resource) {
		return new Listing(group(resource) + "/providers/Microsoft.Authorization/locks", "2016-09-01", Map.of());
	}

	/// How all machines of a subscription run. Of what they are made it does not have to tell.
	public static Listing runningMachines(String subscription, ApiVersions versions) {
		return new Listing(subscription(subscription) + "/providers/Microsoft.Compute/virtualMachines",
				versions.compute(), Map.of("statusOnly", "true"));
	}

	/// How much of its quota of cores a subscription uses in a region.
	public static Listing usages(String subscription, String location, ApiVersions versions) {
		return new Listing("%s/providers/Microsoft.Compute/locations/%s/usages".formatted(subscription(subscription),
				location(location)), versions.compute(), Map.of());
	}

	/// The sizes of machines that there are in a region, with their families and cores. A long list.
	public static Listing sizes(String subscription, String location) {
		return new Listing(subscription(subscription) + "/providers/Microsoft.Compute/skus", "2021-07-01",
				Map.of("$filter", "location eq '%s'".formatted(location(location))));
	}

	private static String subscription(String subscription) {
		return "/subscriptions/" + subscription;
	}

	private static String group(ArmId resource) {
		return subscription(resource.subscription()) + "/resourceGroups/" + resource.resourceGroup();
	}

	/// @throws Fetched.Unreadable if it is no name of a region, because it becomes part of an address
	private static String location(String location) {
		if (!LOCATION.matcher(location).matches()) {
			throw new Fetched.Unreadable("the region has no valid name");
		}
		return location.toLowerCase(Locale.ROOT);
	}

}
