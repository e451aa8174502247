package dev.switchback.azure.probe;

import java.net.InetAddress;
import java.util.Optional;

/// Tells of probes that can never be asked, before anybody counts on them. What a name leads to is known only when it is asked.
public final class Askable {

	private final ProbeSettings settings;

	private final Networks networks;

	public Askable(ProbeSettings settings) {
		this.settings = settings;
		this.networks = new Networks(settings.networks());
	}

	/// Why a probe is never asked by this replica, without a full stop; empty if it may be.
	public Optional<String> hindrance(Probe probe) {
		if (this.settings.rehearsed() && RehearsedProber.pair(probe).isPresent()) {
			return Optional.empty();
		}
		if (this.settings.networks().isEmpty()) {
			return Optional.of("no network is named that probes may go to");
		}
		return Aim.of(probe).flatMap((aim) -> literal(aim.host())).flatMap(this.networks::refusal);
	}

	private static Optional<InetAddress> literal(String host) {
		try {
			return Optional.of(InetAddress.ofLiteral(host));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

}
