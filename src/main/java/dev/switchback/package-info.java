/// Failover you can walk back: the application itself, and nothing but its start. What it does lives in the rooms below.
@NullMarked
package dev.switchback;

import org.jspecify.annotations.NullMarked;
