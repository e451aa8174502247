package dev.switchback.azure.probe;

import dev.switchback.playbook.Verdict;

/// What came of asking: nothing of what an application sends is kept but its status, how long it took, and a hash.
///
/// @param verdict `INCONCLUSIVE` if it was not asked, or what it answers proves nothing
/// @param words such as `200 in 12 ms, sha256 6b86b273ff34fce1`
public record Answered(Verdict verdict, String words) {

	static Answered pass(String words) {
		return new Answered(Verdict.PASS, words);
	}

	static Answered fail(String words) {
		return new Answered(Verdict.FAIL, words);
	}

	static Answered unclear(String words) {
		return new Answered(Verdict.INCONCLUSIVE, words);
	}

}
