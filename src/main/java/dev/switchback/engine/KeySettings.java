package dev.switchback.engine;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long repeated requests are known.
///
/// @param keptFor after its first use, how long a key makes a request happen once; an hour at least
@ConfigurationProperties("switchback.idempotency-keys")
record KeySettings(@DefaultValue("7d") Duration keptFor) {

	/// Callers try again for as long as that.
	private static final Duration SHORTEST = Duration.ofHours(1);

	KeySettings {
		if (keptFor.compareTo(SHORTEST) < 0) {
			throw new IllegalArgumentException(
					"switchback.idempotency-keys.kept-for must be %s at least, not %s: until then callers may send a request again."
						.formatted(SHORTEST, keptFor));
		}
	}

}
