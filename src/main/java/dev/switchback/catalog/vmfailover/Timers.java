package dev.switchback.catalog.vmfailover;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// After how long it goes on by itself once the probes have passed; `null` where people decide.
record Timers(@Nullable Duration commit, @Nullable Duration failBack) {

	static final Timers NONE = new Timers(null, null);

}
