package dev.switchback.api;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Bounds of what callers may keep busy.
///
/// @param waitInterval how often a request that waits looks
/// @param streams how many streams may be open at once, on this replica
/// @param streamInterval how often a stream looks for new events
/// @param heartbeat after how long without an event a stream shows that it lives
/// @param streamLength after how long a stream ends; who wants more resumes, with a token that is valid then
@ConfigurationProperties("switchback.api")
record ApiSettings(@DefaultValue("200ms") Duration waitInterval, @DefaultValue("200") int streams,
		@DefaultValue("500ms") Duration streamInterval, @DefaultValue("15s") Duration heartbeat,
		@DefaultValue("30m") Duration streamLength) {
}
