package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Ticker;

/// Tells whether many machines of a vault are asked for at about the same time, so that a list of all costs less than a call
/// for each.
final class Crowd {

	/// So many machines are no crowd yet.
	private static final int FEW = 8;

	private static final Duration ABOUT = Duration.ofSeconds(1);

	private final Ticker ticker;

	/// When each machine was last asked for, by vault and name.
	private final Map<ArmId, Map<String, Long>> asked = new ConcurrentHashMap<>();

	Crowd(Ticker ticker) {
		this.ticker = ticker;
	}

	/// One more is asked for.
	/// @return whether that makes a crowd
	boolean joinedBy(ItemRef item) {
		var now = this.ticker.nanos();
		var others = this.asked.computeIfAbsent(item.vaultId(), (_) -> new ConcurrentHashMap<>());
		others.put(item.lifecycleId(), now);
		others.values().removeIf((at) -> now - at > ABOUT.toNanos());
		return others.size() > FEW;
	}

}
