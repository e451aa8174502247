package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question.Default;
import dev.switchback.simulator.wire.Request;

/// What goes wrong in one run: some of it at any point at which somebody does I/O, and more often at those around changing
/// calls, because those are few.
final class Incidents {

	private static final List<Incident> PROCESSES = List.of(Incident.CRASH, Incident.CRASH, Incident.PAUSE,
			Incident.LONG_PAUSE, Incident.LONG_PAUSE, Incident.CLOCK_OFF, Incident.DATABASE_BEFORE,
			Incident.DATABASE_AFTER, Incident.DATABASE_OUTAGE, Incident.SLOW);

	private static final List<Incident> PEOPLE = List.of(Incident.DECISION, Incident.DECISION, Incident.DECISION,
			Incident.SUPERSEDED, Incident.RIVAL);

	/// Those after which the estate is as it was, and so is whatever is sent to it.
	private static final List<Incident> HARMLESS = List.of(Incident.BLIND);

	/// How much likelier something happens around a changing call.
	private static final int AROUND_CALLS = 12;

	private enum Break {

		BEFORE, AFTER

	}

	private final DeterministicRun run;

	private final double rate;

	private final Map<Node, Break> breaks = new HashMap<>();

	/// When each happened last.
	private final Map<Incident, Long> seen = new EnumMap<>(Incident.class);

	private int left;

	private boolean late;

	private boolean slow;

	private boolean calm;

	private long darkUntil;

	Incidents(DeterministicRun run) {
		this.run = run;
		this.left = run.chance.between(0, 6);
		this.rate = run.chance.of(0.004, 0.01, 0.02);
	}

	/// Whether nothing has happened so far that changes what is to be seen of the estate.
	boolean nothingToSee() {
		return this.seen.keySet()
			.stream()
			.allMatch((incident) -> HARMLESS.contains(incident) || PROCESSES.contains(incident)
					|| incident == Incident.LOST_RESPONSE);
	}

	boolean saw(Incident incident) {
		return this.seen.containsKey(incident);
	}

	/// When something happened last; `Long.MIN_VALUE` if it did not.
	long last(Incident incident) {
		return this.seen.getOrDefault(incident, Long.MIN_VALUE);
	}

	/// Until when no replica lives; 0 if some always do.
	long darkUntil() {
		return this.darkUntil;
	}

	/// How long a call to the database takes, or half of one to Azure.
	long latency() {
		if (this.slow) {
			this.slow = false;
			return this.run.chance.millis(1000, 7000);
		}
		return this.run.chance.millis(1, 8);
	}

	long roundTrip() {
		return this.run.chance.millis(10, 60);
	}

	/// Somebody does I/O.
	void point(Node node, String what) {
		if (this.calm || this.left == 0) {
			return;
		}
		var call = this.run.scene.changing(what) || what.contains("intend") || what.contains("record")
				|| what.contains("interject") || what.equals("take over");
		if (this.run.chance.once(call ? AROUND_CALLS * this.rate : this.rate)) {
			this.left--;
			happen(drawn(), node, what);
		}
	}

	private Incident drawn() {
		var amid = this.run.mistake.amid();
		if (!amid.isEmpty()) {
			return this.run.chance.of(amid);
		}
		var drawn = this.run.chance.between(1, 100);
		return this.run.chance.of((drawn <= 45) ? PROCESSES : (drawn <= 85) ? this.run.scene.around() : PEOPLE);
	}

	private void happen(Incident incident, Node node, String what) {
		this.run.tally.incident(incident);
		this.seen.put(incident, this.run.turns.now());
		this.run.trace.add("*", "%s (%s, %s)".formatted(incident, node, what));
		switch (incident) {
			case CRASH -> crash(node);
			case PAUSE -> pause(node, this.run.chance.seconds(1, 9));
			case LONG_PAUSE -> pause(node, this.run.chance.seconds(13, 45));
			case CLOCK_OFF -> clockOff(node);
			case DATABASE_BEFORE -> breaks(node, Break.BEFORE);
			case DATABASE_AFTER -> breaks(node, Break.AFTER);
			case DATABASE_OUTAGE -> outage();
			case SLOW -> this.slow = true;
			case LATE_CALL -> this.late = true;
			case DECISION -> this.run.people.decideAnything();
			case RIVAL -> this.run.people.rival();
			case BLACKOUT -> blackout();
			case SUPERSEDED -> this.run.operations()
				.stream()
				.filter(Operation::holdsClaims)
				.findFirst()
				.ifPresent(this.run.people::supersede);
			case LOST_RESPONSE, LOST_CALL, REFUSED, BUSY, THROTTLED, HELD_BACK, SLOW_CHANGE, FAILED_CHANGE,
					IGNORED_CHANGE, BLIND, PORTAL_DISABLES, PORTAL_ENABLES, PORTAL_WRITES, LINK_DOWN, BGP_DOWN, FLAP,
					PREFIX_MISSING, SLOW_ROUTES, INTRUSION, REGION_AWAY, SILENCE ->
				this.run.scene.happen(incident, this.run);
		}
	}

	private void crash(Node node) {
		this.run.desk.silent(node);
		node.die();
		var back = this.run.turns.now() + this.run.chance.seconds(1, 40);
		back(node, back);
		without(node, back);
	}

	private void back(Node node, long at) {
		this.run.turns.at(at, () -> {
			if (!node.alive() && this.run.turns.now() >= this.darkUntil) {
				node.boot();
			}
		});
	}

	/// No replica lives until whatever is due, or is to follow by itself, is so no more in time.
	private void blackout() {
		var latest = this.run.operations()
			.stream()
			.flatMap(Incidents::due)
			.mapToLong(this.run::nanos)
			.max()
			.orElse(this.run.turns.now());
		this.darkUntil = latest + this.run.chance.seconds(1, 120);
		for (var node : this.run.nodes) {
			this.run.desk.silent(node);
			node.die();
			back(node, this.darkUntil + this.run.chance.millis(0, 5000));
		}
		this.run.disturb(this.darkUntil + 30 * DeterministicRun.SECOND);
	}

	private static Stream<Instant> due(Operation operation) {
		var lapse = (operation.phase() instanceof Phase.Parked parked) ? parked.question().unless() : null;
		return Stream.concat(operation.owed().stream().map(Obligation::due), Stream.ofNullable(lapse).map(Default::at))
			.flatMap(Stream::ofNullable);
	}

	private void pause(Node node, long nanos) {
		this.run.desk.silent(node);
		node.stop(this.run.turns.now() + nanos);
		without(node, this.run.turns.now() + nanos);
	}

	/// What it held is taken over some time later, by others if there are any.
	private void without(Node node, long until) {
		var others = this.run.nodes.stream().anyMatch((other) -> other != node && other.well());
		this.run.disturb((others ? this.run.turns.now() : until) + 25 * DeterministicRun.SECOND);
	}

	private void clockOff(Node node) {
		var until = this.run.turns.now() + this.run.chance.seconds(5, 60);
		node.distrust(until);
		this.run.disturb(until + 25 * DeterministicRun.SECOND);
	}

	private void breaks(Node node, Break how) {
		this.breaks.put(node, how);
		this.run.disturb(this.run.turns.now() + 25 * DeterministicRun.SECOND);
	}

	private void outage() {
		var until = this.run.turns.now() + this.run.chance.seconds(1, 30);
		var longer = until - this.run.turns.now() > 12 * DeterministicRun.SECOND;
		this.run.databaseDown(until);
		this.run.disturb(until + 45 * DeterministicRun.SECOND);
		if (longer) {
			this.run.turns.at(until + this.run.chance.millis(0, 3000), this.run.desk::allSilent);
		}
	}

	/// Holds a changing call up on its way, if one is to be, and if nobody else has made that very change since it was built.
	boolean late(Request request) {
		if (!this.late || this.run.watch.madeByOthers(request)) {
			return false;
		}
		this.late = false;
		var arrives = this.run.turns.now() + this.run.chance.seconds(15, 100);
		this.run.disturb(arrives + 130 * DeterministicRun.SECOND);
		this.run.watch.underway(request, arrives);
		this.run.turns.at(arrives, () -> {
			this.run.simulator.handle(request);
			this.run.watch.arrived();
		});
		return true;
	}

	void databaseBefore(Node node, String what) {
		if (this.run.databaseDownFor() > 0 || this.breaks.remove(node, Break.BEFORE)) {
			throw new SharedOperations.Gone();
		}
	}

	void databaseAfter(Node node, String what) {
		if (this.breaks.remove(node, Break.AFTER)) {
			throw new SharedOperations.Gone();
		}
	}

	/// From now on nothing goes wrong, everybody is up, and what others had done is undone.
	void calm() {
		this.calm = true;
		this.late = false;
		this.breaks.clear();
		this.run.simulator.handle(Admin.delete("faults"));
		undoOthers();
		this.run.nodes.stream().filter((node) -> !node.alive()).forEach(Node::boot);
	}

	/// Not while a call is on its way: it may be the very change that the call is to make.
	private void undoOthers() {
		this.run.settle(this.run.turns.now() + Duration.ofSeconds(30).toNanos());
		if (this.run.watch.anyUnderway()) {
			this.run.turns.at(this.run.watch.lastArrival() + 1, this::undoOthers);
		}
		else {
			this.run.watch.undoOthers();
		}
	}

}
