package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What one probe answered. Stored with plans, so its names stay.
///
/// @param probe its name
/// @param words such as `connected in 12 ms`
/// @param took until it answered as it should; `null` if it did not
public record Echo(String probe, Verdict verdict, String words, @Nullable Duration took) {

	/// As evidence.
	Reading reading(String subject, Instant at) {
		return new Reading("probe " + this.probe, subject, "%s: %s".formatted(this.verdict, this.words), at);
	}

	/// Without a hash, which tells people nothing.
	String spoken() {
		return this.words.replaceAll(", sha256 \\p{XDigit}+", "");
	}

	/// How long it took differs each time: that is evidence, and no other thing to say.
	String steady() {
		return spoken().replaceAll(" (in|after) \\d+ ms", "");
	}

}
