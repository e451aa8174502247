package dev.switchback.simulator.world;

import java.time.Duration;
import java.util.Objects;

import dev.switchback.simulator.protection.JourneyDurations;
import dev.switchback.simulator.protection.RecoverySettings;

/// Everything about the simulated Azure that can be chosen.
///
/// @param speed divides the durations of Azure; `Retry-After` and token buckets stay as they are
/// @param durations how long Azure takes, at speed 1
/// @param wire manners that are known to vary
/// @param assumptions behaviours of ExpressRoute that no source settles
/// @param recovery everything about Site Recovery
public record Settings(double speed, Durations durations, WireSettings wire, Assumptions assumptions,
		RecoverySettings recovery) {

	/// Rehearsal: Azure in seconds instead of minutes, every open question answered in
	/// the way that does most harm.
	public static final Settings DEFAULT = new Settings(1, Durations.REHEARSAL, WireSettings.DEFAULT,
			Assumptions.HARMFUL, RecoverySettings.REHEARSAL);

	public Settings {
		// Kept by a simulator that knew no Site Recovery.
		recovery = Objects.requireNonNullElse(recovery, RecoverySettings.REHEARSAL);
		if (!(speed >= 0.01 && speed <= 10_000)) {
			throw new IllegalArgumentException("speed must be between 0.01 and 10000, not " + speed + ".");
		}
	}

	/// The same settings at another speed.
	public Settings atSpeed(double other) {
		return new Settings(other, this.durations, this.wire, this.assumptions, this.recovery);
	}

	/// The same settings with other durations.
	public Settings with(Durations others) {
		return new Settings(this.speed, others, this.wire, this.assumptions, this.recovery);
	}

	/// The same settings with other manners.
	public Settings with(WireSettings others) {
		return new Settings(this.speed, this.durations, others, this.assumptions, this.recovery);
	}

	/// The same settings with other assumptions.
	public Settings with(Assumptions others) {
		return new Settings(this.speed, this.durations, this.wire, others, this.recovery);
	}

	/// The same settings with another Site Recovery.
	public Settings with(RecoverySettings others) {
		return new Settings(this.speed, this.durations, this.wire, this.assumptions, others);
	}

	/// How long Site Recovery takes at the present speed.
	public JourneyDurations journey() {
		return this.recovery.durations().map(this::scaled);
	}

	/// One of Azure's durations at the present speed, in whole milliseconds.
	Duration scaled(Duration duration, double factor) {
		return Duration.ofMillis(Math.round(duration.toMillis() * factor / this.speed));
	}

	/// One of Azure's durations at the present speed, in whole milliseconds.
	public Duration scaled(Duration duration) {
		return scaled(duration, 1);
	}

}
