package dev.switchback.api;

import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/// Reads the preference `wait` of the header `Prefer` (RFC 7240): how long a caller would rather wait than poll. What
/// is not understood is ignored, as the RFC wants it.
record Prefer(Duration limit) {

	static final String APPLIED = "Preference-Applied";

	/// No request waits longer, whatever it prefers.
	private static final int LONGEST = 30;

	private static final Pattern WAIT = Pattern.compile("(?i)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?");

	static Prefer of(HttpHeaders headers) {
		for (var header : headers.getOrEmpty("Prefer")) {
			for (var preference : header.split(",")) {
				var matcher = WAIT.matcher(preference);
				if (matcher.matches()) {
					return new Prefer(Duration.ofSeconds(Math.min(LONGEST, Integer.parseInt(matcher.group(1)))));
				}
			}
		}
		return new Prefer(Duration.ZERO);
	}

	boolean waits() {
		return this.limit.isPositive();
	}

	/// What to answer in [#APPLIED].
	String applied() {
		return "wait=" + this.limit.toSeconds();
	}

}
