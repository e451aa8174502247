package dev.switchback.azure.expressroute;

import java.math.BigDecimal;
import java.time.Duration;

/// What goes over a link though nobody talks: the packets of its own sessions. BFD sends one every 300 ms, of some 90 bytes,
/// and BGP a keepalive every three seconds at the most, of some 110 with as much for its acknowledgement (Microsoft's page on
/// BFD over ExpressRoute); in both address families that is some 750 bytes a second. Whether Azure counts them is not known, so
/// nothing up to that is taken for traffic.
public final class Upkeep {

	/// In one direction over one link, in bytes a second.
	public static final long BYTES_PER_SECOND = 1000;

	/// The counters of a peering tell of both directions of both links together.
	private static final int ALL_WAYS = 4;

	private Upkeep() {
	}

	/// How much of what went in one direction over one link was traffic; nothing if sessions alone may have sent it.
	///
	/// @param bytes in that time
	public static BigDecimal traffic(BigDecimal bytes, Duration within) {
		var sessions = BigDecimal.valueOf(Math.max(0, within.toMillis()))
			.multiply(BigDecimal.valueOf(BYTES_PER_SECOND))
			.movePointLeft(3);
		return bytes.subtract(sessions).max(BigDecimal.ZERO);
	}

	/// The most that sessions alone send over a peering, in bytes.
	static long ofPeering(Duration within) {
		return ALL_WAYS * BYTES_PER_SECOND * within.toMillis() / 1000;
	}

}
