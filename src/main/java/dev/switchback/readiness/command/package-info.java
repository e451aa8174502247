/// Assesses an inventory from the command line, without starting the service and without Azure.
@NullMarked
package dev.switchback.readiness.command;

import org.jspecify.annotations.NullMarked;
