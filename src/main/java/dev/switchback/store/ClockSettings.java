package dev.switchback.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When this node's clock is trusted.
///
/// @param maxSkew how far it may be off the database's
/// @param checkInterval how often the two are compared
/// @param maxAge how long a comparison is good for
@ConfigurationProperties("switchback.clock")
record ClockSettings(@DefaultValue("2s") Duration maxSkew, @DefaultValue("5s") Duration checkInterval,
		@DefaultValue("30s") Duration maxAge) {
}
