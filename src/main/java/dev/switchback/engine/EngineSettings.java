package dev.switchback.engine;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient the engine is.
///
/// @param notAfter after the intent of a changing call was decided on, how long its bytes may still leave
/// @param lookPatience how long one look may block
/// @param guardInterval how often guards are looked at while holding
/// @param steadyInterval how often a condition that has to hold for a while is looked at
/// @param unmetInterval how soon an unmet condition is looked at again
/// @param blindPatience how long a step may be blind before somebody is asked
/// @param provePatience how long, with eyes open, the proof of a restored state may take
/// @param hindranceInterval how soon a hindered restore is tried again
/// @param stumbleInterval how soon it is tried again after a bug of ours
/// @param stumbleLimit how many bugs in a row before somebody is asked
/// @param reminderInterval how often people are reminded of a question that nobody answers
/// @param longestExtension by how much a hold may be made longer, all in all
/// @param longestGap by how much a look may be late and the time before it still count as watched
/// @param previews how many previews a node makes at once; the others wait, so that operations need not
/// @param distrustInterval how soon a node whose clock is off looks again whether it may execute
@ConfigurationProperties("switchback.engine")
public record EngineSettings(@DefaultValue("5s") Duration notAfter, @DefaultValue("60s") Duration lookPatience,
		@DefaultValue("5s") Duration guardInterval, @DefaultValue("2s") Duration steadyInterval,
		@DefaultValue("2s") Duration unmetInterval, @DefaultValue("10m") Duration blindPatience,
		@DefaultValue("10m") Duration provePatience, @DefaultValue("30s") Duration hindranceInterval,
		@DefaultValue("10s") Duration stumbleInterval, @DefaultValue("5") int stumbleLimit,
		@DefaultValue("30m") Duration reminderInterval, @DefaultValue("24h") Duration longestExtension,
		@DefaultValue("10s") Duration longestGap, @DefaultValue("8") int previews,
		@DefaultValue("5s") Duration distrustInterval) {

	/// The values used where nothing is set.
	public static final EngineSettings DEFAULTS = new EngineSettings(Duration.ofSeconds(5), Duration.ofSeconds(60),
			Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMinutes(10),
			Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(10), 5, Duration.ofMinutes(30),
			Duration.ofHours(24), Duration.ofSeconds(10), 8, Duration.ofSeconds(5));

}
