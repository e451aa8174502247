package dev.switchback.azure.arm;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Where ARM is: the only authority that a token is ever sent to.
final class ArmEndpoint {

	/// The api-version of Microsoft.Resources.
	private static final String RESOURCES = "2021-04-01";

	private final URI base;

	/// @throws IllegalArgumentException if it is not the plain HTTPS address of a host
	ArmEndpoint(URI base) {
		var path = (base.getPath() != null) ? base.getPath() : "";
		if (!"https".equalsIgnoreCase(base.getScheme()) || base.getHost() == null || base.getUserInfo() != null
				|| base.getQuery() != null || base.getFragment() != null || !(path.isEmpty() || path.equals("/"))) {
			throw new IllegalArgumentException(
					"The resource manager's endpoint must be https://host or https://host:port, with nothing after it");
		}
		this.base = URI.create("https://" + base.getAuthority());
	}

	/// The address without a slash at its end.
	String base() {
		return this.base.toString();
	}

	/// The address of a resource, or of something that can be asked of it.
	URL of(ArmRead read, String apiVersion) {
		var action = read.action().isEmpty() ? "" : "/" + read.action();
		return url(base() + path(read.id()) + action + "?api-version=" + apiVersion + query(read.query()));
	}

	/// The address of what another provider tells about a resource.
	URL of(ArmId id, Extension extension, Map<String, String> query) {
		return url("%s%s/providers/%s?api-version=%s%s".formatted(base(), path(id), extension.path(),
				extension.apiVersion(), query(query)));
	}

	private static String query(Map<String, String> query) {
		return query.entrySet()
			.stream()
			.map((entry) -> "&" + entry.getKey() + "="
					+ URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
			.collect(Collectors.joining());
	}

	/// The address of a resource group.
	URL group(String subscription, String resourceGroup) {
		var path = encoded("/subscriptions/%s/resourceGroups/%s".formatted(subscription, resourceGroup));
		return url(base() + path + "?api-version=" + RESOURCES);
	}

	/// The address of a list.
	URL of(Listing listing) {
		return url(base() + encoded(listing.path()) + "?api-version=" + listing.apiVersion() + query(listing.query()));
	}

	private static String encoded(String path) {
		try {
			return new URI(null, null, path, null).toASCIIString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/// The address of the list of all resources of a type in a subscription.
	URL resources(String subscription, String type) {
		var filter = URLEncoder.encode("resourceType eq '" + type + "'", StandardCharsets.UTF_8).replace("+", "%20");
		return url(base() + "/subscriptions/" + subscription + "/resources?api-version=" + RESOURCES + "&$filter="
				+ filter);
	}

	/// An address that Azure gave us to follow.
	/// @throws NotLeaving if it does not lie on this authority
	URL followed(String address) {
		try {
			var uri = new URI(address);
			if (uri.isAbsolute() && holds(uri)) {
				return uri.toURL();
			}
		}
		catch (URISyntaxException | MalformedURLException _) {
			// Not followed either.
		}
		throw new NotLeaving(ArmProblem.NotSent.because("ForeignAddress",
				"Azure's answer points to an address outside of the resource manager, which is not followed"));
	}

	/// Whether an address lies on this authority: the same scheme, host and port.
	boolean holds(URI uri) {
		return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null
				&& uri.getHost().toLowerCase(Locale.ROOT).equals(this.base.getHost().toLowerCase(Locale.ROOT))
				&& port(uri) == port(this.base);
	}

	private static int port(URI uri) {
		return (uri.getPort() >= 0) ? uri.getPort() : 443;
	}

	private static String path(ArmId id) {
		return encoded(id.toString());
	}

	private static URL url(String text) {
		try {
			return URI.create(text).toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
