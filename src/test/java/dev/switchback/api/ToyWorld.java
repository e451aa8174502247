package dev.switchback.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.playbook.Alternative;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

import java.time.Duration;
import java.util.List;

/// Switches that are on until somebody turns them off.
final class ToyWorld implements Keeper {

	private final Set<String> off = ConcurrentHashMap.newKeySet();

	private final AtomicInteger calls = new AtomicInteger();

	private final InstantSource time;

	ToyWorld(InstantSource time) {
		this.time = time;
	}

	/// How many changing calls were made.
	int calls() {
		return this.calls.get();
	}

	Condition rule(boolean passes) {
		return (_) -> {
			var verdict = new RuleVerdict("survivor-enabled", "the other switch", passes ? "on" : "off", "on",
					this.time.instant(), Force.NEVER_OVERRIDABLE, passes ? Verdict.PASS : Verdict.FAIL,
					"The other switch has to be on.", null,
					passes ? List.of() : List.of(new Alternative("Use a torch", "Switch it on. Off again: the same.")));
			var evidence = Evidence.ofRules(List.of(verdict));
			return passes ? Sighting.met("all rules pass", evidence)
					: new Sighting.Refused("the other switch is off", evidence);
		};
	}

	Effect turned(String name, boolean on, Duration restoreWithin) {
		return new Switch(name, on, restoreWithin);
	}

	@Override
	public String kind() {
		return "toy";
	}

	@Override
	public Effect effect(String payload) {
		return new Switch(payload.replace("\"", ""), true, Duration.ZERO);
	}

	@Override
	public Fate settle(String payload, Mutation made, Look look) {
		return new Fate.Happened("it was taken", Handle.NONE);
	}

	@Override
	public Condition proof(String payload) {
		return effect(payload);
	}

	private final class Switch implements Effect {

		private final String name;

		private final boolean on;

		private final Duration restoreWithin;

		Switch(String name, boolean on, Duration restoreWithin) {
			this.name = name;
			this.on = on;
			this.restoreWithin = restoreWithin;
		}

		@Override
		public Sighting look(Look look) {
			var is = !ToyWorld.this.off.contains(this.name);
			var evidence = Evidence.of(new Reading("switch", this.name, is ? "on" : "off", at()));
			return (is == this.on) ? Sighting.met("%s is %s".formatted(this.name, is ? "on" : "off"), evidence)
					: new Sighting.Unmet("%s is %s".formatted(this.name, is ? "on" : "off"), evidence);
		}

		@Override
		public Preparation prepare(Look look) {
			var call = new Call("PUT", "/switches/" + this.name,
					"turn %s %s".formatted(this.name, this.on ? "on" : "off"), "W/\"1\"", "{}");
			return new Preparation.Ready(call, this.on ? List.of() : List.of(promise()));
		}

		private Promise promise() {
			return new Promise("back", "toy", "/switches/" + this.name, "turn %s on again".formatted(this.name),
					this.restoreWithin.isZero() ? null : this.restoreWithin, "\"" + this.name + "\"");
		}

		@Override
		public Answer send(Call call, Sending sending) {
			ToyWorld.this.calls.incrementAndGet();
			if (this.on) {
				ToyWorld.this.off.remove(this.name);
			}
			else {
				ToyWorld.this.off.add(this.name);
			}
			return new Answer.Accepted(
					new Handle("https://arm.example/operations/1?t=1&s=signature", "request-1", "correlation-1"));
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			return new Fate.Happened("it was taken", Handle.NONE);
		}

		private Instant at() {
			return ToyWorld.this.time.instant();
		}

	}

}
