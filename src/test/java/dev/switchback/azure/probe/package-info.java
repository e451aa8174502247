/// Probes of applications: whether what runs on a machine answers.
@NullMarked
package dev.switchback.azure.probe;

import org.jspecify.annotations.NullMarked;
