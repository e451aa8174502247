package dev.switchback.engine;

import dev.switchback.playbook.ManualCard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Outline;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// A playbook bound to a plan.
final class Script<P extends Record> {

	private static final Logger log = LoggerFactory.getLogger(Script.class);

	private final Playbook<?, P> playbook;

	private final P plan;

	private final JsonMapper json;

	private final List<Step> steps;

	Script(Playbook<?, P> playbook, P plan, JsonMapper json) {
		this.playbook = playbook;
		this.plan = plan;
		this.json = json;
		this.steps = playbook.steps(plan);
	}

	Playbook<?, P> playbook() {
		return this.playbook;
	}

	P plan() {
		return this.plan;
	}

	/// The plan as it is stored.
	String document() {
		return this.json.writeValueAsString(this.plan);
	}

	List<Step> steps() {
		return this.steps;
	}

	/// How long it usually takes.
	Duration expected() {
		return this.playbook.expectedDuration(this.plan);
	}

	List<Outline> outline() {
		return this.steps.stream().map(Outline::of).toList();
	}

	Step step(String key) {
		return this.steps.stream()
			.filter((step) -> step.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					this.playbook.kind() + "@" + this.playbook.version() + " has no step " + key));
	}

	/// The key of the step after this one; `null` after the last.
	@Nullable
	String next(String key) {
		var index = this.steps.indexOf(step(key)) + 1;
		return (index < this.steps.size()) ? this.steps.get(index).key() : null;
	}

	/// Whether a step is the one before which the operation takes over from another, or comes after it.
	boolean reached(String key) {
		return this.steps.indexOf(step(key)) >= this.steps.indexOf(step(this.playbook.takesOverBefore(this.plan)));
	}

	/// The key under which this goes on with what another operation of the same playbook did at a step or promised under a key;
	/// empty if that is over.
	///
	/// @param at the step to which the other one had come
	Optional<String> goesOn(Script<?> other, String at, String key) {
		return this.playbook.goesOn(this.plan, this.playbook.plan().cast(other.plan()), at, key);
	}

	/// The key under which this keeps what another operation has promised about a resource under a key.
	String keeps(String subject, String key) {
		return this.playbook.keeps(this.plan, subject, key);
	}

	/// How to bring back by hand what the plan changes; `null` if it changes nothing. A bug in a card must not keep anybody
	/// from failing over, and still less from bringing back.
	@Nullable
	ManualCard card() {
		try {
			return this.playbook.card(this.plan).orElse(null);
		}
		catch (RuntimeException ex) {
			log.error("A bug kept the manual card of a {} from being written", this.playbook.kind(), ex);
			return null;
		}
	}

	/// The event by which this one takes the place of the one that something was learned by.
	Event.Revised revision(Learned learned) {
		return new Event.Revised(document(), outline(), learned.sentence());
	}

	Script<P> revised(Learned learned) {
		return new Script<>(this.playbook, this.playbook.revise(this.plan, learned), this.json);
	}

}
