package dev.switchback.azure.expressroute;

/// A route that a gateway learned over ExpressRoute.
///
/// @param peer the address of Microsoft's router it came from
record LearnedRoute(Prefix network, String peer, AsPath path) {
}
