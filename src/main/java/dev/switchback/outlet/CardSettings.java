package dev.switchback.outlet;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where manual cards are offered.
///
/// @param directory where they are written to; `null` for nowhere
/// @param interval how long after it was stored a card is there at the latest
@ConfigurationProperties("switchback.cards")
record CardSettings(@Nullable Path directory, @DefaultValue("2s") Duration interval) {
}
