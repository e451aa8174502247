/// Takes an inventory: of Azure, as far as it lets us read, and of what people declare.
@NullMarked
package dev.switchback.readiness.discovery;

import org.jspecify.annotations.NullMarked;
