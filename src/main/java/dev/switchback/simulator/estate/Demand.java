package dev.switchback.simulator.estate;

/// How much traffic wants to flow between on-premises and Azure, in bytes a second over all circuits of a pair.
public record Demand(long bytesInPerSecond, long bytesOutPerSecond) {

	/// Nobody is talking.
	public static final Demand NONE = new Demand(0, 0);

}
