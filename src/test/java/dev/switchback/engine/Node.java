package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.engine.Turns.Strand;
import dev.switchback.operation.Timekeeper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One of several replicas: engine, catalog and Azure room as they are, on a store and a simulated Azure that all share. It
/// may die, stand still, and have a clock that is off.
final class Node implements Turns.Host, Timekeeper {

	/// What a mapper knows about types takes longer to learn than a run lasts.
	private static final JsonMapper STORED = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private static final JsonMapper STRICT = StrictJson.of(JsonMapper.builder()).build();

	/// Between two looks of a portal.
	private static final long SHOWN = 4 * DeterministicRun.SECOND;

	final String name;

	private final DeterministicRun run;

	private final List<Strand> strands = new ArrayList<>();

	/// When each strand could last notice that the clock is off.
	private final Map<Strand, Long> asked = new HashMap<>();

	private final long off;

	private boolean alive;

	private int life;

	private long stoppedUntil;

	private long distrustedSince;

	private long distrustedUntil;

	private @Nullable Engine engine;

	private @Nullable Duty duty;

	private @Nullable Reception reception;

	/// @param off how far its clock is off the database's, in nanoseconds: no further than it may be
	Node(String name, DeterministicRun run, long off) {
		this.name = name;
		this.run = run;
		this.off = off;
	}

	/// Comes up, with nothing remembered.
	void boot() {
		this.alive = true;
		this.life++;
		var store = new SharedOperations(this.run, this);
		var azure = new InProcessAzure(this, this::nanos, this::pass, new Network(this.run, this), this.run.token);
		var equipment = this.run.scene.equipped(azure, this.run);
		var registry = new Registry(equipment.playbooks(), STORED, STRICT);
		var time = this.run.mistake.time(this);
		var operations = this.run.mistake.operations(store, this.run);
		var ids = new Ids(this, this.run.chance.split());
		this.engine = EngineConfiguration.assemble(operations, registry, equipment.keepers(), this::look, time,
				this::nanos, ids::next, DeterministicRun.SETTINGS);
		this.duty = new Duty(operations, this.engine, time, DeterministicRun.SETTINGS);
		this.reception = EngineConfiguration.reception(registry, operations, this.run.store.previews(), this, ids::next,
				DeterministicRun.SETTINGS);
		if (equipment.shown() != null) {
			show(equipment.shown(), this.life);
		}
	}

	/// As long as this life lasts.
	private void show(Runnable shown, int life) {
		if (this.alive && this.life == life) {
			if (able()) {
				start(shown);
			}
			this.run.turns.at(this.run.turns.now() + SHOWN, () -> show(shown, life));
		}
	}

	/// Does some work here.
	void start(Runnable body) {
		var strand = this.run.turns.start(this, body);
		this.strands.add(strand);
		this.asked.put(strand, this.run.turns.now());
	}

	/// Dies. What it was doing ends where it is; calls that are on their way arrive.
	void die() {
		this.alive = false;
		this.stoppedUntil = 0;
		var dying = List.copyOf(this.strands);
		this.strands.clear();
		this.asked.clear();
		dying.forEach(Strand::doom);
	}

	/// Stands still until a moment.
	void stop(long until) {
		this.stoppedUntil = until;
	}

	/// Its clock is not to be relied on until a moment.
	void distrust(long until) {
		if (trusted()) {
			this.distrustedSince = this.run.turns.now();
		}
		this.distrustedUntil = until;
	}

	/// A turn ends with what came of a call; whoever goes on asks before the next one whether the clock is off.
	void turned() {
		this.asked.replace(this.run.turns.running(), this.run.turns.now());
	}

	/// Whether the strand whose turn it is has had no occasion yet to notice that the clock is off.
	boolean mayIntend() {
		return trusted() || this.asked.getOrDefault(this.run.turns.running(), 0L) <= this.distrustedSince;
	}

	/// Whether it can take up work.
	boolean able() {
		return this.alive && this.stoppedUntil <= this.run.turns.now();
	}

	/// Whether it is alive, on its feet and allowed to execute.
	boolean well() {
		return able() && trusted();
	}

	boolean alive() {
		return this.alive;
	}

	/// Counts its lives.
	int life() {
		return this.life;
	}

	Engine engine() {
		return this.engine;
	}

	Duty duty() {
		return this.duty;
	}

	Reception reception() {
		return this.reception;
	}

	@Override
	public long stoppedUntil() {
		return this.stoppedUntil;
	}

	/// Cuts short what looks at an operation here.
	void woken(UUID operation) {
		this.strands.forEach((strand) -> strand.wake(operation));
	}

	private <T> Optional<T> look(UUID operation, Callable<T> look) {
		var strand = this.run.turns.running();
		strand.looking(operation);
		try {
			var seen = look.call();
			return strand.wasCut() ? Optional.empty() : Optional.of(seen);
		}
		catch (Throwable ex) {
			if (ended(ex)) {
				throw new Crash("wrapped by a library");
			}
			if (strand.wasCut()) {
				return Optional.empty();
			}
			throw Bug.of(ex);
		}
		finally {
			strand.looking(null);
		}
	}

	private static boolean ended(@Nullable Throwable thrown) {
		return thrown != null && (thrown instanceof Crash || ended(thrown.getCause()));
	}

	private long nanos() {
		return this.run.turns.now();
	}

	private void pass(Duration duration) {
		this.run.turns.sleep(duration.toNanos());
	}

	@Override
	public Instant instant() {
		return VirtualTime.START.plusNanos(this.run.turns.now() + this.off).truncatedTo(ChronoUnit.MICROS);
	}

	@Override
	public Duration skew() {
		return Duration.ofNanos(-this.off);
	}

	@Override
	public boolean trusted() {
		return this.distrustedUntil <= this.run.turns.now();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
