package dev.switchback.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Journal.Entry;
import dev.switchback.operation.Operation;
import org.jspecify.annotations.Nullable;

/// Whether histories are whole: every change is the next revision, nothing is told twice, and what is told makes the operation
/// what it is. A history that tells of a bug of ours is not in order either.
final class Histories {

	private final DeterministicRun run;

	/// What each operation was accepted as.
	private final Map<UUID, Operation> accepted = new HashMap<>();

	private final Map<UUID, Long> revisions = new HashMap<>();

	private final Map<UUID, Long> known = new HashMap<>();

	private final Set<String> decisions = new HashSet<>();

	private final Set<UUID> intents = new HashSet<>();

	Histories(DeterministicRun run) {
		this.run = run;
	}

	void grew(Node node, @Nullable Operation before, Operation after) {
		this.accepted.putIfAbsent(after.id(), after);
		var revision = this.revisions.getOrDefault(after.id(), 0L);
		if (before != null && (before.revision() != revision || after.revision() != revision + 1)) {
			this.run.watch.violated("%s went from revision %d to %d, but was at %d".formatted(after.code(),
					before.revision(), after.revision(), revision));
		}
		this.revisions.put(after.id(), after.revision());
		var first = this.known.getOrDefault(after.id(), 0L) + 1;
		var entries = this.run.store.events(after.id(), first - 1, Integer.MAX_VALUE);
		this.known.put(after.id(), first + entries.size() - 1);
		this.run.trace.grew(node.name, after, first, first + entries.size() - 1);
		entries.forEach((entry) -> told(node, after, entry));
	}

	private void told(Node node, Operation operation, Entry entry) {
		switch (entry.event()) {
			case Event.Stumbled stumbled ->
				this.run.watch.violated("%s met a bug of ours: %s".formatted(operation.code(), stumbled.reference()));
			case Event.Decided decided -> {
				if (!this.decisions.add(String.valueOf(decided.comment()))) {
					this.run.watch.violated("one decision was taken twice: " + decided);
				}
			}
			case Event.Intended intended -> {
				if (!this.intents.add(intended.mutation().id())) {
					this.run.watch.violated("one call was intended twice: " + intended.mutation().title());
				}
				if (!node.mayIntend()) {
					this.run.watch.violated("%s intends a call though its clock is off: %s".formatted(node,
							intended.mutation().title()));
				}
			}
			case Event.TurnedBack turned -> turnedBack(operation, turned);
			default -> {
				// Anything else may be told.
			}
		}
	}

	/// Blind is not bad news: who turns back for another reason than a deadline or a decision has seen something.
	private void turnedBack(Operation operation, Event.TurnedBack turned) {
		if (!turned.cause().startsWith("the deadline ") && !turned.cause().contains(" decided ")
				&& this.run.incidents.nothingToSee()) {
			this.run.watch.violated(
					"%s turned back although there was nothing to see: %s".formatted(operation.code(), turned.cause()));
		}
	}

	/// What was told makes each operation what it is.
	void end() {
		for (var operation : this.run.operations()) {
			var retold = this.accepted.get(operation.id());
			for (var entry : this.run.store.events(operation.id(), 1, Integer.MAX_VALUE)) {
				retold = retold.after(entry.event(), entry.at());
			}
			if (!retold.phase().equals(operation.phase()) || !retold.mutations().equals(operation.mutations())
					|| !retold.obligations().equals(operation.obligations())
					|| !retold.runs().equals(operation.runs())) {
				this.run.watch.violated("the history of %s tells another story: %s instead of %s"
					.formatted(operation.code(), retold, operation));
			}
		}
	}

}
