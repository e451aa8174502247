package dev.switchback.azure.siterecovery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.switchback.playbook.Learned;

/// The recovery point that a leg goes to. Stored with the plan, so its names stay.
///
/// @param leg which one
/// @param id ARM id; `null` for the latest, which Azure makes only then, and for one that was used already
/// @param time its time, as far as it is known
public record PointChosen(String leg, @Nullable String id, @Nullable Instant time, String words) implements Learned {

	@Override
	public String sentence() {
		return "the recovery point is chosen: %s".formatted(this.words);
	}

}
