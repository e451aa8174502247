package dev.switchback.simulator.protection;

/// What runs inside a machine, for whoever probes it: the simulator forwards no packets.
///
/// @param item the protected item
/// @param machine the machine's name
/// @param address its address
/// @param region where it stands
/// @param test whether a drill made it
/// @param running whether the machine has power
/// @param answers whether what runs on it answers
public record Guest(String item, String machine, String address, String region, boolean test, boolean running,
		boolean answers) {
}
