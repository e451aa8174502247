/// The manners of Azure Resource Manager and of the sign-in beside it, whatever the resources: addresses, tokens, errors,
/// limits, async operations, and how ordered faults get in between.
@NullMarked
package dev.switchback.simulator.arm;

import org.jspecify.annotations.NullMarked;
