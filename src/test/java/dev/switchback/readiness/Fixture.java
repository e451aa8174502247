package dev.switchback.readiness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.snapshot.Snapshot;
import tools.jackson.databind.node.ObjectNode;

/// An estate, and what is to be found of a rule on one subject.
///
/// @param kind `pass`, `fail`, `unknown`, or `tempting`: what a careless rule would pass
record Fixture(String rule, String subject, String kind, String name, Judgement expected, List<Edit> edits) {

	static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	ObjectNode document() {
		var document = Edit.healthy();
		this.edits.forEach((edit) -> edit.accept(document));
		return document;
	}

	Snapshot snapshot() {
		return new Snapshot(document(), NOW);
	}

	/// The same in an estate that is changed before.
	Fixture in(Edit before) {
		var edits = new ArrayList<>(this.edits);
		edits.addFirst(before);
		return new Fixture(this.rule, this.subject, this.kind, this.name, this.expected, edits);
	}

	@Override
	public String toString() {
		return "%s %s: %s".formatted(this.rule, this.kind, this.name);
	}

	/// Several of one rule and subject.
	static final class Series {

		private final String rule;

		private final String subject;

		private final List<Fixture> all = new ArrayList<>();

		private Series(String rule, String subject) {
			this.rule = rule;
			this.subject = subject;
		}

		static Series of(String rule, String subject) {
			return new Series(rule, subject);
		}

		private Series add(String kind, String name, Judgement expected, Edit... edits) {
			this.all.add(new Fixture(this.rule, this.subject, kind, name, expected, List.of(edits)));
			return this;
		}

		Series pass(String name, Edit... edits) {
			return add("pass", name, Judgement.PASS, edits);
		}

		Series fail(String name, Edit... edits) {
			return add("fail", name, Judgement.FAIL, edits);
		}

		Series unknown(String name, Edit... edits) {
			return add("unknown", name, Judgement.UNKNOWN, edits);
		}

		Series none(String name, Edit... edits) {
			return add("none", name, Judgement.NOT_APPLICABLE, edits);
		}

		/// What a careless rule would pass.
		Series tempting(Judgement expected, String name, Edit... edits) {
			return add("tempting", name, expected, edits);
		}

		List<Fixture> all() {
			return this.all;
		}

	}

}
