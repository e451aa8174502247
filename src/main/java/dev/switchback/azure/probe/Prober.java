package dev.switchback.azure.probe;

import java.time.Duration;

/// Asks whether an application answers. Blocks while it does.
public interface Prober {

	/// @param patience how long it may take
	Answered ask(Probe probe, Duration patience);

}
