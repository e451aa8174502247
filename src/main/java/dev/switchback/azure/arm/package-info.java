/// How Azure Resource Manager is talked to: one pipeline, one way to read, one way to write, and one place where its
/// problems become ours.
@NullMarked
package dev.switchback.azure.arm;

import org.jspecify.annotations.NullMarked;
