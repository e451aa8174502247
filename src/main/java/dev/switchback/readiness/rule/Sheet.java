package dev.switchback.readiness.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.switchback.playbook.RuleVerdict;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Read;

/// A finding in the making: what was looked at is noted before it is said what that means.
final class Sheet {

	/// More values than this nobody reads.
	private static final int MOST = 40;

	private final Guideline guideline;

	private final Subject subject;

	private final Map<String, Place> values = new LinkedHashMap<>();

	private final Map<String, Place> deciding = new LinkedHashMap<>();

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
		places.forEach((place) -> this.values.put(place.path(), place));
		return this;
	}

	/// Of all that was looked at what follows rests on this: it is shown first, however much else there is.
	Sheet because(Place... places) {
		return because(List.of(places));
	}

	Sheet because(Collection<Place> places) {
		places.forEach((place) -> this.deciding.put(place.path(), place));
		return seen(places);
	}

	/// What is not known rests on what is not there. A pass wants all values to be fresh, so the oldest and the youngest are shown as well.
	private Stream<Place> shown(Judgement judgement) {
		var missing = this.values.values().stream().filter((place) -> judgement == Judgement.UNKNOWN && !place.there());
		var first = Stream.concat(this.deciding.values().stream(), missing).toList();
		if (this.values.size() <= MOST) {
			return Stream.of(first, this.values.values()).flatMap(Collection::stream);
		}
		// How something was earlier is meant to be old.
		var aged = this.values.values()
			.stream()
			.filter((place) -> place.there() && !place.path().contains("/before/"))
			.sorted(Comparator.comparing(Place::readAt))
			.toList();
		var ends = aged.isEmpty() ? aged : List.of(aged.getFirst(), aged.getLast());
		return Stream.of(first.subList(0, Math.min(first.size(), MOST - ends.size())), ends, this.values.values())
			.flatMap(Collection::stream);
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
		var shown = new LinkedHashMap<String, Read>();
		shown(judgement).filter((place) -> shown.size() < MOST || shown.containsKey(place.path()))
			.forEach((place) -> shown.putIfAbsent(place.path(), place.read()));
		var leftOut = this.values.size() - shown.size();
		return new Finding(this.guideline.id(), this.subject, judgement, this.severity, this.heuristic, sentence,
				List.copyOf(shown.values()), (leftOut > 0) ? leftOut : null);
	}

}
