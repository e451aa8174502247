package dev.switchback.readiness.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.playbook.RuleVerdict;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Read;
import org.jspecify.annotations.Nullable;

/// A finding in the making: what was looked at is noted before it is said what that means.
final class Sheet {

	/// More values than this nobody reads.
	private static final int MOST = 40;

	private final Guideline guideline;

	private final Subject subject;

	private final Map<String, Read> values = new LinkedHashMap<>();

	private @Nullable Read oldest;

	private @Nullable Read youngest;

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
		places.forEach((place) -> {
			if (this.values.size() < MOST) {
				this.values.put(place.path(), place.read());
			}
			else if (place.there()) {
				beyond(place.read());
			}
		});
		return this;
	}

	/// Of what nobody would read the oldest and the youngest are kept: a pass wants all of them to be fresh.
	private void beyond(Read read) {
		var oldest = this.oldest;
		var youngest = this.youngest;
		this.oldest = (oldest == null || read.at().isBefore(oldest.at())) ? read : oldest;
		this.youngest = (youngest == null || read.at().isAfter(youngest.at())) ? read : youngest;
	}

	private List<Read> shown() {
		var shown = new LinkedHashMap<>(this.values);
		Stream.of(Optional.ofNullable(this.oldest), Optional.ofNullable(this.youngest))
			.flatMap(Optional::stream)
			.forEach((read) -> shown.putIfAbsent(read.path(), read));
		return List.copyOf(shown.values());
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
				shown());
	}

}
