package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.protection.Guest;
import dev.switchback.simulator.protection.Protections;

/// The whole state, under a lock that its owner holds. Time stands still between two calls of [#tick].
public final class World {

	private final Estate estate;

	private final Ids ids;

	private final Ledger ledger;

	private final Map<String, PairState> pairs = new LinkedHashMap<>();

	private final Map<String, Physics> physics = new HashMap<>();

	private final AsyncOperations operations = new AsyncOperations();

	private final Map<String, Fault> faults = new LinkedHashMap<>();

	private final Changes changes;

	private final Protections protections;

	private final Schemes schemes = new Schemes(this);

	private Settings settings;

	private final Settings atFirst;

	private Instant now;

	private World(Estate estate, Settings atFirst, Ids ids, Ledger ledger, Changes changes, Instant now) {
		this.estate = estate;
		this.atFirst = atFirst;
		this.settings = atFirst;
		this.ids = ids;
		this.ledger = ledger;
		this.changes = changes;
		this.protections = new Protections(estate.vaults(), changes::put);
		this.now = now;
	}

	/// The world as the journal has it, or a fresh one.
	public static World open(Estate estate, Settings settings, Ids ids, Journal journal, Instant now) {
		var world = new World(estate, settings, ids, new Ledger(), new Changes(journal), now);
		world.begin();
		new Restoring(world, world.pairs, world.operations, world.faults, world.ledger, world.protections)
			.restore(journal.load());
		// Etags included: what is read before the first change has to be there after a restart.
		world.keepPairs();
		world.commit();
		return world;
	}

	private void keepPairs() {
		for (var plan : this.estate.pairs()) {
			this.changes.put(PlanMark.key(plan), PlanMark.of(plan));
			this.changes.put("pair/" + plan.name(), Objects.requireNonNull(this.pairs.get(plan.name())));
		}
		this.protections.everything().forEach(this.changes::put);
	}

	/// The same world with a life of its own from now on, kept nowhere.
	public World copy() {
		var copy = new World(this.estate, this.atFirst, this.ids.copy(), this.ledger.copy(), new Changes(Journal.NONE),
				this.now);
		copy.settings = this.settings;
		copy.pairs.putAll(this.pairs);
		copy.operations.addAll(this.operations);
		copy.faults.putAll(this.faults);
		copy.protections.adopt(this.protections);
		return copy;
	}

	private void begin() {
		this.estate.pairs()
			.forEach((plan) -> this.pairs.put(plan.name(), Genesis.of(plan, this.ids, this.settings, this.now)));
		this.protections.begin(this.now);
	}

	/// Lets time pass. Time never goes back, whatever the clock says.
	public Instant tick(Instant clock) {
		var moment = Instant.ofEpochMilli(clock.toEpochMilli());
		this.now = moment.isAfter(this.now) ? moment : this.now;
		return this.now;
	}

	public Instant now() {
		return this.now;
	}

	public Estate estate() {
		return this.estate;
	}

	public Ids ids() {
		return this.ids;
	}

	public Settings settings() {
		return this.settings;
	}

	/// What Site Recovery protects, as it is now.
	public Protections protections() {
		this.protections.advance(this.now, this.settings.journey());
		return this.protections;
	}

	public Ledger ledger() {
		return this.ledger;
	}

	/// Changes settings, from now on: what is under way ends when it was going to.
	public void settings(Settings others) {
		resettle(() -> this.settings = others);
		this.changes.put("settings", others);
	}

	void restored(Settings kept) {
		this.settings = kept;
	}

	/// A pair as it is now.
	public PairState pair(PairPlan plan) {
		var before = Objects.requireNonNull(this.pairs.get(plan.name()));
		var after = physics(plan).advance(before, this.now);
		this.pairs.put(plan.name(), after);
		return after;
	}

	/// A pair as it is now, with its byte counters.
	public PairState counted(PairPlan plan) {
		return physics(plan).counted(pair(plan), this.now);
	}

	/// Changes a pair, durably.
	public void change(PairPlan plan, UnaryOperator<PairState> change) {
		var after = change.apply(pair(plan));
		this.pairs.put(plan.name(), after);
		this.changes.put("pair/" + plan.name(), after);
	}

	/// Whether a prefix stands in the route table of a leg, or further away in those of
	/// the gateways.
	public boolean visible(PairPlan plan, String circuit, PeeringState peering, Leg leg, String prefix,
			boolean atGateway) {
		return physics(plan).visible(circuit, peering, leg, prefix, atGateway, this.now);
	}

	/// What the customer's edge announces over a link of a peering.
	public List<Announcement> announced(PairPlan plan, String circuit, String peering, Link link) {
		return new Announcing(this.faults.values()).over(plan, circuit, peering, link, this.now);
	}

	/// Whether a gateway does not know a prefix that arrives over a circuit.
	public boolean forgotten(String gateway, String circuit, String prefix) {
		return new Announcing(this.faults.values()).forgotten(gateway, circuit, prefix, this.now);
	}

	/// Whether a link of a peering has a signal.
	public boolean linkUp(PairPlan plan, String circuit, PeeringState peering, Link link) {
		return physics(plan).linkUp(circuit, peering, link, this.now);
	}

	private Physics physics(PairPlan plan) {
		return this.physics.computeIfAbsent(plan.name(),
				(name) -> new Physics(plan, this.faults.values(), this.settings));
	}

	/// Begins an async operation. A read's need not outlive the machine, only the process.
	public void begin(AsyncOperation operation) {
		this.operations.forgetOld(this.now, this.changes);
		this.operations.add(operation);
		this.changes.note(AsyncOperations.key(operation.id()), operation);
	}

	public Optional<AsyncOperation> operation(String id) {
		return this.operations.find(id);
	}

	public Collection<Fault> faults() {
		return List.copyOf(this.faults.values());
	}

	/// Orders a fault.
	public void order(Fault fault) {
		resettle(() -> this.faults.put(fault.id(), fault));
		this.changes.put("fault/" + fault.id(), fault);
		this.schemes.ordered(fault);
	}

	/// Takes a fault back. What it has done stays done, what it was going to do is left undone.
	public boolean withdraw(String id) {
		if (!this.faults.containsKey(id)) {
			return false;
		}
		resettle(() -> this.faults.remove(id));
		this.estate.pairs().forEach((plan) -> change(plan, (pair) -> pair.withoutDriftsOf(id)));
		protections().withdraw(id);
		this.changes.remove("fault/" + id);
		return true;
	}

	/// Counts a fault's strike.
	public void strike(Fault fault) {
		this.faults.put(fault.id(), fault.firedOnce());
		this.changes.put("fault/" + fault.id(), fault.firedOnce());
		this.schemes.struck(fault);
	}

	/// What others have done, past the API.
	public List<Interference> interferences() {
		return this.schemes.interferences();
	}

	/// Every protected machine, and whether anything answers on it.
	public List<Guest> guests() {
		return this.schemes.guests();
	}

	/// The pair that a circuit belongs to.
	public Optional<PairPlan> pairOf(String circuit) {
		return this.estate.pairs()
			.stream()
			.filter((plan) -> plan.circuits().stream().anyMatch((each) -> each.name().equalsIgnoreCase(circuit)))
			.findFirst();
	}

	/// Adds a line to the ledger, durably.
	public void record(Mutation line) {
		this.ledger.add(line);
		this.changes.put(Ledger.key(line), line);
	}

	/// Back to the estate as it was at first: no faults, an empty ledger.
	public void reset() {
		this.pairs.clear();
		this.physics.clear();
		this.operations.clear();
		this.faults.clear();
		this.ledger.clear();
		this.settings = this.atFirst;
		begin();
		this.changes.removeAll();
		keepPairs();
	}

	/// Makes what changed since the last commit durable. Nobody may be told of it before.
	public void commit() {
		this.changes.commit(this::everything);
	}

	private Map<String, Record> everything() {
		var all = new LinkedHashMap<String, Record>();
		if (!this.settings.equals(this.atFirst)) {
			all.put("settings", this.settings);
		}
		this.estate.pairs().forEach((plan) -> all.put(PlanMark.key(plan), PlanMark.of(plan)));
		this.pairs.forEach((name, pair) -> all.put("pair/" + name, pair));
		this.operations.all().forEach((operation) -> all.put(AsyncOperations.key(operation.id()), operation));
		this.faults.forEach((id, fault) -> all.put("fault/" + id, fault));
		all.putAll(this.protections.everything());
		this.ledger.lines().forEach((line) -> all.put(Ledger.key(line), line));
		return all;
	}

	/// Brings every pair up to now under the old conditions, changes them, and lets the
	/// sessions see the new ones.
	private void resettle(Runnable change) {
		protections();
		this.estate.pairs().forEach((plan) -> this.pairs.put(plan.name(), counted(plan)));
		change.run();
		this.physics.clear();
		for (var plan : new ArrayList<>(this.estate.pairs())) {
			change(plan, (pair) -> physics(plan).settle(pair, this.now));
		}
	}

}
