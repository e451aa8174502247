package dev.switchback.azure.expressroute;

/// A row of a circuit's route table.
///
/// @param nextHop an address; empty if there is none
record Route(Prefix network, String nextHop, AsPath path) {
}
