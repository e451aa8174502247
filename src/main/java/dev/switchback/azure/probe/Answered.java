package dev.switchback.azure.probe;

import java.time.Duration;

import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What came of asking: nothing of what an application sends is kept but its status, how long it took, and a hash.
///
/// @param verdict `INCONCLUSIVE` if it was not asked, or what it answers proves nothing
/// @param words such as `200 in 12 ms, sha256 6b86b273ff34fce1`
/// @param took until it answered as it should; `null` if it did not
/// @param lost whether it was not asked because no way to it was found, such as an address for its name: that may be as much of
/// an outage as silence is
public record Answered(Verdict verdict, String words, @Nullable Duration took, boolean lost) {

	static Answered pass(String words, Duration took) {
		return new Answered(Verdict.PASS, words, took, false);
	}

	static Answered fail(String words) {
		return new Answered(Verdict.FAIL, words, null, false);
	}

	static Answered unclear(String words) {
		return new Answered(Verdict.INCONCLUSIVE, words, null, false);
	}

	/// @param words why nobody got as far as asking
	static Answered lost(String words) {
		return new Answered(Verdict.INCONCLUSIVE, words, null, true);
	}

}
