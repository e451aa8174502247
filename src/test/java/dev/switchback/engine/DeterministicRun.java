package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.switchback.operation.Operation;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import dev.switchback.simulator.world.WireSettings;
import dev.switchback.store.InMemoryOperations;

/// One run: several replicas, people and everything that may go wrong, in virtual time, from one seed. First it is eventful,
/// then nothing more goes wrong and people see to what is left, and then everything has to be as it was found.
final class DeterministicRun {

	/// As patient as in production where it matters for safety and for deadlines, and less where patience only means more
	/// of the same looks.
	static final EngineSettings SETTINGS = new EngineSettings(Duration.ofSeconds(5), Duration.ofSeconds(60),
			Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMinutes(2),
			Duration.ofMinutes(3), Duration.ofSeconds(30), Duration.ofSeconds(10), 5, Duration.ofMinutes(30),
			Duration.ofHours(24), Duration.ofSeconds(10), 8, Duration.ofSeconds(5));

	static final long SECOND = Duration.ofSeconds(1).toNanos();

	final long seed;

	final Scene scene;

	final Mistake mistake;

	final Chance chance;

	final Turns turns;

	final ArmSimulator simulator;

	final String token;

	final InMemoryOperations store;

	final List<Node> nodes;

	final Trace trace;

	final Tally tally = new Tally();

	final Watch watch;

	final Incidents incidents;

	final Desk desk;

	final People people;

	private long disturbedUntil;

	private int disturbances;

	private long databaseDownUntil;

	/// @param mistake a deliberate one of ours
	DeterministicRun(long seed, Scene scene, Mistake mistake) {
		this.seed = seed;
		this.scene = scene;
		this.mistake = mistake;
		this.chance = new Chance(seed);
		this.turns = new Turns(this.chance.split());
		this.simulator = new ArmSimulator(this::instant, scene.estate(), settings(), 42);
		this.token = this.simulator.issueToken();
		this.store = new InMemoryOperations(this::instant);
		this.trace = new Trace(this.turns::now);
		this.watch = new Watch(this);
		this.incidents = new Incidents(this);
		this.desk = new Desk(this);
		this.people = new People(this);
		this.nodes = IntStream.rangeClosed(1, this.chance.between(2, 3))
			.mapToObj((number) -> new Node("replica " + number, this, this.chance.millis(-1500, 1500)))
			.toList();
		this.store.tell((operation) -> this.nodes.forEach(
				(node) -> this.turns.at(this.turns.now() + this.chance.millis(1, 60), () -> node.woken(operation))));
	}

	private static Settings settings() {
		var wire = WireSettings.DEFAULT;
		return Settings.DEFAULT.with(new WireSettings(wire.retryAfterSeconds(), wire.pageSize(), wire.throttling(),
				Duration.ofDays(1), wire.gatewayPostHeaders()));
	}

	/// @return what was wrong, with everything that led to it; empty if nothing was
	Optional<String> play() {
		this.nodes.forEach(Node::boot);
		this.people.begin();
		this.turns.run(this.chance.seconds(60, 200));
		if (this.incidents.darkUntil() > this.turns.now()) {
			this.turns.run(this.incidents.darkUntil());
		}
		this.incidents.calm();
		this.people.settle();
		this.watch.end();
		var violation = this.watch.violation();
		this.turns.close();
		this.tally.count(this);
		return violation.map((sentence) -> "Seed %d: %s%n%n%s%nAzure received:%n%s".formatted(this.seed, sentence,
				this.trace.text(this.store), this.watch.received()));
	}

	/// Somebody does I/O here: it takes a while, others have their turn, and anything may happen.
	void point(Node node, String what) {
		this.tally.point();
		this.incidents.point(node, what);
		this.turns.sleep(this.incidents.latency());
	}

	/// True time, which is the database's and Azure's.
	Instant instant() {
		return VirtualTime.START.plusNanos(this.turns.now()).truncatedTo(ChronoUnit.MICROS);
	}

	/// A moment, in nanoseconds since the start.
	long nanos(Instant moment) {
		return Duration.between(VirtualTime.START, moment).toNanos();
	}

	/// Something keeps the service from doing its work until a moment.
	void disturb(long until) {
		this.disturbances++;
		settle(until);
	}

	/// Everybody needs until then to be back at work.
	void settle(long until) {
		this.disturbedUntil = Math.max(this.disturbedUntil, until);
	}

	/// Counts what kept the service from doing its work.
	int disturbances() {
		return this.disturbances;
	}

	/// Since when nothing keeps the service from doing its work, or from when on nothing will.
	long calmSince() {
		return this.disturbedUntil;
	}

	void databaseDown(long until) {
		this.databaseDownUntil = until;
	}

	/// How much longer the database is gone, in nanoseconds.
	long databaseDownFor() {
		return Math.max(0, this.databaseDownUntil - this.turns.now());
	}

	List<Operation> operations() {
		return new ArrayList<>(this.store.all());
	}

}
