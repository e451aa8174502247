package dev.switchback.azure.siterecovery;

import java.time.Instant;

import dev.switchback.playbook.Learned;

/// That the application of a machine was seen to answer. Stored with the plan, so its names stay.
///
/// @param leg which one
public record Probed(String leg, Instant at) implements Learned {

	@Override
	public String sentence() {
		return "the application answered at %s".formatted(this.at);
	}

}
