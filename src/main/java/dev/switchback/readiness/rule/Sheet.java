package dev.switchback.readiness.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.switchback.playbook.RuleVerdict;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Read;

/// A finding in the making: what was looked at is noted before it is said what that means.
final class Sheet {

	/// More values than this nobody reads.
	private static final int MOST = 40;

	private final Guideline guideline;

	private final Subject subject;

	private final Map<String, Read> values = new LinkedHashMap<>();

	private Severity severity;

	private boolean heuristic;

	Sheet(Guideline guideline, Subject subject) {
		this.guideline = guideline;
		this.subject = subject;
		this.severity = guideline.severity();
		this.heuristic = guideline.basis() == Basis.HEURISTIC;
	}

	Sheet seen(Place... places) {
		return seen(List.of(places));
	}

	Sheet seen(Collection<Place> places) {
		places.stream()
			.filter((_) -> this.values.size() < MOST)
			.forEach((place) -> this.values.put(place.path(), place.read()));
		return this;
	}

	/// What follows is only suspected.
	Sheet suspected() {
		this.heuristic = true;
		return this;
	}

	/// What follows matters less than the rule does at most.
	Sheet lesser(Severity lesser) {
		this.severity = lesser;
		return this;
	}

	Finding pass(String sentence) {
		return finding(Judgement.PASS, sentence);
	}

	Finding fail(String sentence) {
		return finding(Judgement.FAIL, sentence);
	}

	Finding unknown(String sentence) {
		return finding(Judgement.UNKNOWN, sentence);
	}

	Finding notApplicable(String sentence) {
		return finding(Judgement.NOT_APPLICABLE, sentence);
	}

	/// What the failover would say.
	Finding as(RuleVerdict verdict) {
		return switch (verdict.verdict()) {
			case PASS -> pass(verdict.sentence());
			case FAIL -> fail(verdict.sentence());
			case INCONCLUSIVE -> unknown(verdict.sentence());
		};
	}

	private Finding finding(Judgement judgement, String sentence) {
		return new Finding(this.guideline.id(), this.subject, judgement, this.severity, this.heuristic, sentence,
				List.copyOf(this.values.values()));
	}

}
