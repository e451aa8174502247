package dev.switchback.store;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// With what secrets are sealed: `switchback.sealing.*`.
///
/// @param key reference to the key, `env:NAME` or `file:/path`: 32 bytes, written as 64 hexadecimal digits; `null` if nothing
/// has to be sealed here
/// @param formerKeys references to keys that something may still be sealed with
@ConfigurationProperties("switchback.sealing")
record SealingSettings(@Nullable String key, @DefaultValue List<String> formerKeys) {

	SealingSettings {
		formerKeys = List.copyOf(formerKeys);
	}

}
