package dev.switchback.playbook;

import java.util.List;
import java.util.stream.Stream;

/// What a sighting was drawn from.
public record Evidence(List<Reading> readings, List<RuleVerdict> rules) {

	/// Nothing was read.
	public static final Evidence NONE = new Evidence(List.of(), List.of());

	public Evidence {
		readings = List.copyOf(readings);
		rules = List.copyOf(rules);
	}

	public static Evidence of(Reading... readings) {
		return new Evidence(List.of(readings), List.of());
	}

	public static Evidence ofRules(List<RuleVerdict> rules) {
		return new Evidence(List.of(), rules);
	}

	public Evidence and(Evidence other) {
		return new Evidence(Stream.concat(this.readings.stream(), other.readings.stream()).toList(),
				Stream.concat(this.rules.stream(), other.rules.stream()).toList());
	}

	/// The rules that stop an operation of this purpose.
	public List<RuleVerdict> violations(Purpose purpose) {
		return this.rules.stream().filter((rule) -> rule.blocks(purpose)).toList();
	}

}
