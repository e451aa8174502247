package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/// All guests together: what was asked for, decided and answered.
final class Crowd {

	final Desk desk;

	final Machines machines;

	final Findings findings;

	private final Terms terms;

	private final AtomicInteger marks = new AtomicInteger();

	/// Operations by the key that they were asked for under.
	final Map<String, String> accepted = new ConcurrentHashMap<>();

	/// Whether a decision was taken, as the answer said, by its key.
	final Map<String, Boolean> decided = new ConcurrentHashMap<>();

	private final Set<String> busy = ConcurrentHashMap.newKeySet();

	private final Instant until;

	/// When the last one was asked for; `null` before that.
	private volatile @Nullable Instant over;

	Crowd(Desk desk, Findings findings, Terms terms) {
		this.desk = desk;
		this.machines = Machines.listedBy(desk);
		this.machines.declare(desk);
		this.findings = findings;
		this.terms = terms;
		this.until = Instant.now().plus(terms.atMost());
	}

	/// A text that occurs once.
	String mark(String what) {
		return "%s-%d".formatted(what, this.marks.incrementAndGet());
	}

	void accepted(String key, String id) {
		this.accepted.put(key, id);
	}

	void decided(String key, boolean taken) {
		this.decided.put(key, taken);
	}

	/// Mostly one that nobody is busy with; now and then somebody gets in somebody else's way.
	String take(List<String> names, Random chance) {
		while (true) {
			var name = names.get(chance.nextInt(names.size()));
			if (this.busy.add(name) || chance.nextInt(100) < 2) {
				return name;
			}
			Rest.of(Duration.ofMillis(50));
		}
	}

	void leave(String name) {
		this.busy.remove(name);
	}

	/// Whether more is asked for, and things may go wrong.
	boolean asking() {
		if (this.over == null
				&& (this.accepted.size() >= this.terms.operations() || Instant.now().isAfter(this.until))) {
			this.over = Instant.now();
		}
		return this.over == null;
	}

	/// Whether it is worth while to go on with what was begun.
	boolean patient() {
		var over = this.over;
		return asking() || over == null || Instant.now().isBefore(over.plus(this.terms.settling()));
	}

}
