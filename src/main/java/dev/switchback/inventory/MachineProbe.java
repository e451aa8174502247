package dev.switchback.inventory;

import java.util.Locale;

import dev.switchback.azure.probe.Probe;
import org.jspecify.annotations.Nullable;

/// What answers when the application of a machine runs.
///
/// @param address `host:port` for TCP, otherwise a URL
/// @param in where the machine has to run for it to be asked, such as `northeurope`: after a failover it has another address;
/// `null` if it answers wherever the machine runs
public record MachineProbe(String name, Probe.Kind kind, String address, @Nullable String in) {

	/// A region stands for all of its zones.
	boolean isAskedAt(String place) {
		return this.in == null || place.equalsIgnoreCase(this.in)
				|| place.toLowerCase(Locale.ROOT).startsWith(this.in.toLowerCase(Locale.ROOT) + " zone ");
	}

	/// As it is asked.
	public Probe probe() {
		return new Probe(this.name, this.kind, this.address);
	}

}
