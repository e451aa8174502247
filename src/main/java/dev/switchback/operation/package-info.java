/// One accepted request, from first check to the end: what it is, how it changes, and where it is kept. Pure, but for the
/// ports.
@NullMarked
package dev.switchback.operation;

import org.jspecify.annotations.NullMarked;
