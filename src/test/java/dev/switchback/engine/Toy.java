package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Urgency;
import org.jspecify.annotations.Nullable;

/// A world of switches that are on until somebody turns them off, each change taking a while. It behaves as badly as it is
/// told to.
final class Toy {

	private static final Duration TAKES = Duration.ofSeconds(4);

	private static final Duration DOUBT = Duration.ofMinutes(2);

	private final VirtualTime time;

	private final Crashes crashes;

	private final Map<String, Change> switches = new LinkedHashMap<>();

	/// What was sent, in order, with what came of it.
	final List<String> ledger = new ArrayList<>();

	/// What the next calls are answered with, instead of doing what they ask; `null` does it.
	final List<@Nullable Supplier<Answer>> answers = new ArrayList<>();

	/// Until when nothing can be seen.
	/// Whether nothing says who switched a lamp.
	boolean unsaid;

	Instant blindUntil = Instant.MIN;

	/// Whether a guard is lost.
	boolean guardLost;

	/// How urgently each look was taken, by when and at what.
	final List<Looked> looks = new ArrayList<>();

	/// How urgently each call was sent.
	final List<Urgency> urgencies = new ArrayList<>();

	/// A look that was taken.
	record Looked(Instant at, String what, Urgency urgency) {
	}

	/// Something behind it has fallen silent, which a person may accept.
	boolean silent;

	/// Whether it stays dark though the switch is on.
	boolean burnt;

	/// Until when checks see nothing.
	Instant checksBlindUntil = Instant.MIN;

	/// Whether checks pass whatever the world is like.
	boolean checksNothing;

	/// For how long the process is paused right before the next call leaves.
	Duration paused = Duration.ZERO;

	/// Thrown by every look while set.
	@Nullable
	RuntimeException bug;

	/// Thrown by every look at the guard while set.
	@Nullable
	RuntimeException guardBug;

	private record Change(boolean on, Instant at, int etag) {
	}

	Toy(VirtualTime time, Crashes crashes) {
		this.time = time;
		this.crashes = crashes;
	}

	boolean on(String name) {
		return change(name).on();
	}

	/// Somebody else turns a switch.
	void turn(String name, boolean on) {
		this.switches.put(name, new Change(on, this.time.instant(), change(name).etag() + 1));
	}

	private Change change(String name) {
		return this.switches.getOrDefault(name, new Change(true, Instant.MIN, 0));
	}

	private boolean converged(String name) {
		var at = change(name).at();
		return at.equals(Instant.MIN) || !this.time.instant().isBefore(at.plus(TAKES));
	}

	/// Whether a switch is on, or off.
	Condition is(String name, boolean on) {
		return (look) -> {
			this.looks.add(new Looked(look.at(), "is " + (on ? "on" : "off"), look.urgency()));
			return see(name, on);
		};
	}

	/// A switch is on, and it is light.
	Condition light(String name) {
		return (look) -> this.burnt ? new Sighting.Unmet("it stays dark", Evidence.NONE) : see(name, true);
	}

	/// What is checked before anything is risked.
	Condition check(String name) {
		return (look) -> {
			this.looks.add(new Looked(look.at(), "check", look.urgency()));
			if (this.time.instant().isBefore(this.checksBlindUntil)) {
				return new Sighting.Blind("cannot see anything", Evidence.NONE, Duration.ofSeconds(5));
			}
			return this.checksNothing ? Sighting.met("nothing is in the way", Evidence.NONE) : see(name, true);
		};
	}

	/// Something that holds until told otherwise.
	Condition guard() {
		return (look) -> {
			this.looks.add(new Looked(look.at(), "guard", look.urgency()));
			if (this.guardBug != null) {
				throw this.guardBug;
			}
			return this.guardLost ? new Sighting.Unmet("the survivor is lost", Evidence.NONE)
					: Sighting.met("the survivor stands", Evidence.NONE);
		};
	}

	private Sighting see(String name, boolean on) {
		this.crashes.point("look at " + name);
		if (this.bug != null) {
			throw this.bug;
		}
		if (this.time.instant().isBefore(this.blindUntil)) {
			return new Sighting.Blind("cannot see " + name, Evidence.NONE, Duration.ofSeconds(5));
		}
		var state = on ? "on" : "off";
		if (change(name).on() != on) {
			return new Sighting.Unmet("%s is not %s".formatted(name, state), Evidence.NONE);
		}
		return converged(name) ? Sighting.met("%s is %s".formatted(name, state), Evidence.NONE)
				: new Sighting.Converging("%s is turning %s".formatted(name, state), Evidence.NONE,
						Duration.ofSeconds(1));
	}

	/// Turns a switch, with a promise to turn it back if one is given.
	Effect turned(String name, boolean on, List<Promise> promises) {
		return new Turned(name, on, promises);
	}

	/// The promise to turn a switch on again.
	static Promise promise(String name, @Nullable Duration dueIn) {
		return new Promise("restore-" + name, "toy", "/toys/" + name, "turn %s on again".formatted(name), dueIn,
				"\"" + name + "\"");
	}

	/// The switch that a promise is about.
	private static String name(String payload) {
		if (!payload.startsWith("\"")) {
			throw new IllegalStateException("this was never stored with a promise: " + payload);
		}
		return payload.substring(1, payload.length() - 1);
	}

	Keeper keeper() {
		return new Keeper() {

			@Override
			public String kind() {
				return "toy";
			}

			@Override
			public Effect effect(String payload) {
				return turned(name(payload), true, List.of());
			}

			@Override
			public Fate settle(String payload, Mutation made, Look look) {
				return turned(name(payload), false, List.of()).settle(made, look);
			}

			@Override
			public Condition proof(String payload) {
				return light(name(payload));
			}

		};
	}

	private final class Turned implements Effect {

		private final String name;

		private final boolean on;

		private final List<Promise> promises;

		Turned(String name, boolean on, List<Promise> promises) {
			this.name = name;
			this.on = on;
			this.promises = promises;
		}

		@Override
		public Sighting look(Look look) {
			Toy.this.looks.add(new Looked(look.at(), "turned " + (this.on ? "on" : "off"), look.urgency()));
			return see(this.name, this.on);
		}

		@Override
		public Preparation prepare(Look look) {
			Toy.this.crashes.point("prepare " + this.name);
			if (Toy.this.time.instant().isBefore(Toy.this.blindUntil)) {
				return new Preparation.Unseen("cannot see " + this.name, Duration.ofSeconds(5));
			}
			if (!this.on && Toy.this.guardLost) {
				return new Preparation.Withheld("the survivor is lost", Evidence.NONE);
			}
			if (!converged(this.name)) {
				return new Preparation.Busy(this.name + " is busy", Duration.ofSeconds(1));
			}
			var title = "turn %s %s".formatted(this.name, this.on ? "on" : "off");
			return new Preparation.Ready(
					new Call("PUT", "/toys/" + this.name, title, Integer.toString(change(this.name).etag()), "{}"),
					this.promises);
		}

		@Override
		public Answer send(Call call, Sending sending) {
			Toy.this.crashes.point("before send " + call.title());
			Toy.this.urgencies.add(sending.urgency());
			var scripted = Toy.this.answers.isEmpty() ? null : Toy.this.answers.removeFirst();
			if (scripted != null) {
				var answer = scripted.get();
				Toy.this.ledger.add(call.title() + " – " + answer.getClass().getSimpleName());
				return answer;
			}
			if (late(sending)) {
				Toy.this.ledger.add(call.title() + " – kept back");
				return new Answer.Rejected(new Problem(0, "TooLate", "it was not made in time"), Handle.NONE,
						Duration.ofSeconds(5));
			}
			turn(this.name, this.on);
			Toy.this.ledger.add(call.title());
			Toy.this.crashes.point("after send " + call.title());
			return new Answer.Accepted(Handle.NONE);
		}

		private boolean late(Sending sending) {
			Toy.this.time.pass(Toy.this.paused);
			Toy.this.paused = Duration.ZERO;
			return sending.lapsed(Toy.this.time.getAsLong());
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			Toy.this.crashes.point("settle " + mutation.title());
			var now = Toy.this.time.instant();
			if (now.isBefore(Toy.this.blindUntil)) {
				return new Fate.Undecided("cannot see", Duration.ofSeconds(5));
			}
			if (Toy.this.unsaid) {
				return now.isAfter(mutation.intendedAt().plus(DOUBT))
						? new Fate.Undecidable("the lamp does not say who switched it", Handle.NONE)
						: new Fate.Undecided("the lamp does not say who switched it", Duration.ofSeconds(5));
			}
			if (!Integer.toString(change(this.name).etag()).equals(mutation.etag())) {
				return new Fate.Happened("the etag moved", Handle.NONE);
			}
			return now.isAfter(mutation.intendedAt().plus(DOUBT)) ? new Fate.DidNot("the etag never moved")
					: new Fate.Undecided("it may still arrive", Duration.ofSeconds(5));
		}

	}

}
