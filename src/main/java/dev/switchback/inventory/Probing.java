package dev.switchback.inventory;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import dev.switchback.inventory.CircuitPair.Probe;
import org.jspecify.annotations.Nullable;

/// Checks declared probes. A probe must not reach what only the service itself may: its own machine, the link it is on, or a
/// cloud's metadata service. (A host name is resolved when it is probed, and checked again then.)
final class Probing {

	private static final int MOST = 20;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}");

	private static final Pattern HOST = Pattern
		.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+]");

	private final BiConsumer<String, String> fault;

	Probing(BiConsumer<String, String> fault) {
		this.fault = fault;
	}

	List<Probe> probes(@Nullable List<PairDeclaration.@Nullable Probe> declared) {
		var probes = new ArrayList<Probe>();
		if (declared == null) {
			return probes;
		}
		if (declared.size() > MOST) {
			this.fault.accept("/probes", "Use at most %d probes.".formatted(MOST));
			return probes;
		}
		for (var i = 0; i < declared.size(); i++) {
			var probe = probe("/probes/" + i, declared.get(i));
			if (probe != null) {
				probes.add(probe);
			}
		}
		if (probes.stream().map(Probe::name).distinct().count() < probes.size()) {
			this.fault.accept("/probes", "Two probes have the same name.");
		}
		return probes;
	}

	private @Nullable Probe probe(String at, PairDeclaration.@Nullable Probe declared) {
		if (declared == null || declared.name() == null || declared.kind() == null || declared.address() == null) {
			this.fault.accept(at, "Give each probe a name, a kind (TCP, HTTP_GET or HTTP_HEAD) and an address.");
			return null;
		}
		if (!NAME.matcher(declared.name()).matches()) {
			this.fault.accept(at + "/name", "Use up to 63 letters, digits, spaces and ._- for the name.");
		}
		var address = declared.address();
		var host = switch (declared.kind()) {
			case TCP -> tcp(address);
			case HTTP_GET, HTTP_HEAD -> http(address);
		};
		if (host == null || !HOST.matcher(host).matches()) {
			this.fault.accept(at + "/address", (declared.kind() == Probe.Kind.TCP) ? "Write host:port."
					: "Write a URL with http or https, without user, query or fragment.");
		}
		else if (forbidden(host)) {
			this.fault.accept(at + "/address",
					"A probe must not go to this machine, its own link, multicast, or a cloud's metadata service.");
		}
		return new Probe(declared.name(), declared.kind(), address);
	}

	private static @Nullable String tcp(String address) {
		var colon = address.lastIndexOf(':');
		if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
			return null;
		}
		var port = Integer.parseInt(address.substring(colon + 1));
		return (port >= 1 && port <= 65535) ? address.substring(0, colon) : null;
	}

	private static @Nullable String http(String address) {
		try {
			var uri = new URI((address.length() <= 500) ? address : "");
			var plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
			var scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
			return plain && (scheme.equals("http") || scheme.equals("https")) ? uri.getHost() : null;
		}
		catch (URISyntaxException _) {
			return null;
		}
	}

	private static boolean forbidden(String host) {
		var bare = host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
		if (bare.equals("localhost") || bare.endsWith(".localhost") || bare.startsWith("metadata.")) {
			return true;
		}
		try {
			var address = InetAddress.ofLiteral(bare);
			return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
					|| address.isMulticastAddress() || bare.equals("168.63.129.16");
		}
		catch (IllegalArgumentException _) {
			// A name: what it leads to is known when it is resolved.
			return false;
		}
	}

}
