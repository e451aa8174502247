/// Makes a copy of a protected machine in a network of its own, looks at it, and removes every trace of it.
@NullMarked
package dev.switchback.catalog.vmtestfailover;

import org.jspecify.annotations.NullMarked;
