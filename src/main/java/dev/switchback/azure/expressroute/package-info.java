/// Conditions and effects over ExpressRoute peerings: what a path looks like, whether it can carry what another one
/// carries, and the switch.
@NullMarked
package dev.switchback.azure.expressroute;

import org.jspecify.annotations.NullMarked;
