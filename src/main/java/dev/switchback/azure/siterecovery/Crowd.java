package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.switchback.azure.arm.Ticker;

/// Tells whether many ask for the same at about the same time, so that what was just read for one serves all.
final class Crowd {

	/// So many machines are no crowd yet.
	private static final int FEW = 8;

	/// Those that come one after the other are a crowd as well, as long as each costs several calls.
	private static final Duration ABOUT = Duration.ofSeconds(5);

	private final Ticker ticker;

	/// When what was last asked for by whom.
	private final Map<String, Map<String, Long>> asked = new ConcurrentHashMap<>();

	Crowd(Ticker ticker) {
		this.ticker = ticker;
	}

	/// Somebody more asks.
	///
	/// @param what for
	/// @param who asks; whoever asks twice counts once
	/// @return whether that makes a crowd
	boolean joined(String what, String who) {
		var now = this.ticker.nanos();
		var others = this.asked.computeIfAbsent(what, (_) -> new ConcurrentHashMap<>());
		others.put(who, now);
		others.values().removeIf((at) -> now - at > ABOUT.toNanos());
		return others.size() > FEW;
	}

}
