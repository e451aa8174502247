package dev.switchback.azure.siterecovery;

import dev.switchback.playbook.Learned;

/// The source is known to be off.
///
/// @param leg which one's
public record SourceFenced(String leg) implements Learned {

	@Override
	public String sentence() {
		return "the source is known to be off";
	}

}
