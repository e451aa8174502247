/// Fails a protected machine over to its other region, makes that final, protects it again, and brings it back.
@NullMarked
package dev.switchback.catalog.vmfailover;

import org.jspecify.annotations.NullMarked;
