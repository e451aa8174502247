package dev.switchback.azure.probe;

import java.net.URI;
import java.util.Optional;

/// What an address says.
///
/// @param host without brackets
/// @param path empty for TCP
record Aim(String host, int port, boolean secure, String path) {

	/// Empty if it cannot be understood.
	static Optional<Aim> of(Probe probe) {
		try {
			return Optional.ofNullable(switch (probe.kind()) {
				case TCP -> tcp(URI.create("tcp://" + probe.address()));
				case HTTP_GET, HTTP_HEAD -> http(URI.create(probe.address()));
			}).filter((aim) -> !aim.host.isEmpty() && aim.port > 0 && aim.port <= 65535);
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	private static Aim tcp(URI uri) {
		return new Aim(host(uri), uri.getPort(), false, "");
	}

	private static Aim http(URI uri) {
		var secure = "https".equalsIgnoreCase(uri.getScheme());
		var port = (uri.getPort() >= 0) ? uri.getPort() : secure ? 443 : 80;
		var path = uri.getRawPath();
		return new Aim(host(uri), port, secure, (path == null || path.isEmpty()) ? "/" : path);
	}

	private static String host(URI uri) {
		var host = uri.getHost();
		return (host == null) ? "" : host.replace("[", "").replace("]", "");
	}

	/// As a request names it.
	String authority() {
		var bare = this.host.contains(":") ? "[" + this.host + "]" : this.host;
		return (this.port == (this.secure ? 443 : 80)) ? bare : bare + ":" + this.port;
	}

}
