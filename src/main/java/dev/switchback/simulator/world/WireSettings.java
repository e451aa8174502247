package dev.switchback.simulator.world;

import java.time.Duration;

/// Manners of the wire that are known to vary between services, recordings and years.
///
/// @param retryAfterSeconds on every answer of an unfinished async operation; 0 leaves the header out, as recorded with
/// ExpressRoute in 2020 (clients then wait for 30 s)
/// @param pageSize of lists; 0 for one page
/// @param throttling whether ARM's token buckets are applied
/// @param tokenLifetime of access tokens
/// @param gatewayPostHeaders what a gateway's POST answers its 202 with
public record WireSettings(int retryAfterSeconds, int pageSize, boolean throttling, Duration tokenLifetime,
		GatewayPostHeaders gatewayPostHeaders) {

	/// As short as every client understands.
	public static final WireSettings DEFAULT = new WireSettings(1, 0, true, Duration.ofSeconds(3599),
			GatewayPostHeaders.BOTH);

	public WireSettings {
		if (retryAfterSeconds < 0 || retryAfterSeconds > 3600) {
			throw new IllegalArgumentException("retryAfterSeconds must be between 0 and 3600.");
		}
		if (pageSize < 0 || pageSize > 1000) {
			throw new IllegalArgumentException("pageSize must be between 0 and 1000.");
		}
		if (tokenLifetime.compareTo(Duration.ofSeconds(1)) < 0 || tokenLifetime.compareTo(Duration.ofDays(1)) > 0) {
			throw new IllegalArgumentException("tokenLifetime must be between PT1S and P1D.");
		}
	}

	/// The same manners with another wait between polls.
	public WireSettings retryAfter(int seconds) {
		return new WireSettings(seconds, this.pageSize, this.throttling, this.tokenLifetime, this.gatewayPostHeaders);
	}

	/// With `ASYNC_OPERATION_ONLY`, the form in the specification's examples, the Java
	/// SDK's result is null.
	public enum GatewayPostHeaders {

		BOTH, LOCATION_ONLY, ASYNC_OPERATION_ONLY

	}

}
