package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;

/// Everything that Site Recovery knows, under the world's lock. It is brought up to a moment by [#advance], and what is
/// read afterwards is as of then.
public final class Protections {

	private final List<VaultPlan> vaults;

	private final BiConsumer<String, Record> keep;

	private final Map<String, Item> items = new LinkedHashMap<>();

	private final Map<String, Job> jobs = new LinkedHashMap<>();

	private final Map<String, Mapping> mappings = new LinkedHashMap<>();

	private final Map<String, Outage> outages = new LinkedHashMap<>();

	private Instant now = Instant.EPOCH;

	private JourneyDurations durations = JourneyDurations.REHEARSAL;

	/// @param keep is told what has changed for good, by the key it is kept under
	public Protections(List<VaultPlan> vaults, BiConsumer<String, Record> keep) {
		this.vaults = List.copyOf(vaults);
		this.keep = keep;
	}

	/// Goes on from where another one stands.
	public void adopt(Protections other) {
		this.items.putAll(other.items);
		this.jobs.putAll(other.jobs);
		this.mappings.putAll(other.mappings);
		this.outages.putAll(other.outages);
		this.now = other.now;
		this.durations = other.durations;
	}

	/// Back to how everything was at first.
	public void begin(Instant moment) {
		this.items.clear();
		this.jobs.clear();
		this.mappings.clear();
		this.outages.clear();
		this.now = moment;
		for (var vault : this.vaults) {
			Lans.mappings(vault).forEach((mapping) -> this.mappings.put(mapping.key(), mapping));
			for (var plan : vault.machines()) {
				var beginning = Beginnings.of(vault, plan, moment);
				this.items.put(Item.key(vault.name(), plan.name()), beginning.item());
				Optional.ofNullable(beginning.job()).ifPresent((job) -> this.jobs.put(job.id(), job));
				Optional.ofNullable(beginning.outage()).ifPresent((outage) -> this.outages.put(outage.id(), outage));
			}
		}
	}

	/// Everything that is to be kept, by key.
	public Map<String, Record> everything() {
		var all = new LinkedHashMap<String, Record>();
		this.items.forEach((key, item) -> all.put("item/" + key, item));
		this.jobs.forEach((key, job) -> all.put("job/" + key, job));
		this.mappings.forEach((key, mapping) -> all.put("mapping/" + key, mapping));
		this.outages.forEach((key, outage) -> all.put("outage/" + key, outage));
		return all;
	}

	/// Puts back what was kept. An item that has been planned anew begins afresh.
	public void restore(String key, Record kept) {
		switch (kept) {
			case Item item ->
				this.items.computeIfPresent(key, (same, fresh) -> fresh.mark().equals(item.mark()) ? item : fresh);
			case Job job -> this.jobs.put(key, job);
			case Mapping mapping -> this.mappings.put(key, mapping);
			case Outage outage -> this.outages.put(key, outage);
			default -> throw new IllegalArgumentException(key);
		}
	}

	/// Lets time pass.
	///
	/// @param atSpeed how long things take at present
	public void advance(Instant moment, JourneyDurations atSpeed) {
		this.now = moment;
		this.durations = atSpeed;
		for (var entry : this.items.entrySet()) {
			while (!entry.getValue().pending().isEmpty()
					&& !entry.getValue().pending().getFirst().at().isAfter(moment)) {
				entry.setValue(step(entry.getValue()));
			}
		}
	}

	private Item step(Item item) {
		var due = item.pending().getFirst();
		var rest = item.withPending(item.pending().subList(1, item.pending().size()));
		if (due.intruder() != null) {
			return intrude(rest, due, due.intruder());
		}
		var job = (due.job() != null) ? this.jobs.get(due.job()) : null;
		return (job != null) ? Turns.apply(rest, due, job) : Turns.jobless(rest, due);
	}

	private Item intrude(Item item, Due due, Due.Intruder intruder) {
		var place = place(item);
		var wish = Intrusions.wish(this, place, item, intruder, due.at());
		if (wish.isEmpty() || !Allowed.permits(item, intruder.scenario())) {
			return item;
		}
		var starting = starting(place, item, wish.get(), due.at());
		this.jobs.put(starting.job().id(), starting.job());
		this.keep.accept("job/" + starting.job().id(), starting.job());
		return starting.item();
	}

	private Starting starting(Place place, Item item, Wish wish, Instant at) {
		var obstacle = new Obstacles(this, place.vault(), place.plan(), item).of(wish.scenario(), wish.order());
		var course = wish.course();
		if (obstacle.isPresent() && course.kind() == Course.Kind.SUCCEED) {
			course = new Course(course.takes(), course.never(), Course.Kind.FAIL, obstacle.get());
		}
		var source = place.plan().source(item.reversed());
		return Starting.of(item, place.plan(), wish, course, this.durations, at, away(source.region()));
	}

	/// Begins an action. The state has to allow it.
	public Job begin(Place place, Wish wish) {
		var starting = starting(place, item(place), wish, this.now);
		put(starting.item());
		put(starting.job());
		return starting.job();
	}

	/// Keeps a job that moves no item.
	public void put(Job job) {
		this.jobs.put(job.id(), job);
		this.keep.accept("job/" + job.id(), job);
	}

	private void put(Item item) {
		var key = Item.key(item.vault(), item.name());
		this.items.put(key, item);
		this.keep.accept("item/" + key, item);
	}

	/// Ends a job by hand: what it has done stays done, the rest is left undone.
	public void cancel(Job job) {
		put(job.cancelled(this.now));
		this.items.values()
			.stream()
			.filter((item) -> job.id().equals(item.busyWith()))
			.findFirst()
			.ifPresent((item) -> put(item.without(job.id()).busy(null)));
	}

	/// Lets somebody else begin an action at a moment, if the state allows it then.
	public void schedule(Place place, Instant at, Due.Intruder intruder) {
		put(item(place).awaiting(List.of(new Due(at, Due.Change.INTRUSION, null, intruder))));
	}

	/// Takes the power from the machine that an item is replicated from, at a moment.
	public void stop(Place place, Instant at) {
		put(item(place).awaiting(List.of(Due.of(at, Due.Change.SOURCE_STOPS, null))));
	}

	/// Takes a fault back: what it was going to do is left undone, an outage of it ends now.
	public void withdraw(String fault) {
		for (var item : List.copyOf(this.items.values())) {
			var left = item.pending()
				.stream()
				.filter((due) -> due.intruder() == null || !due.intruder().fault().equals(fault))
				.toList();
			if (left.size() < item.pending().size()) {
				put(item.withPending(left));
			}
		}
		Optional.ofNullable(this.outages.get(fault)).ifPresent((outage) -> put(outage.endedAt(this.now)));
	}

	/// Begins an outage, or changes one.
	public void put(Outage outage) {
		this.outages.put(outage.id(), outage);
		this.keep.accept("outage/" + outage.id(), outage);
	}

	/// Adds a mapping of networks.
	public void put(Mapping mapping) {
		this.mappings.put(mapping.key(), mapping);
		this.keep.accept("mapping/" + mapping.key(), mapping);
	}

	/// Whether nothing can be made in a region now.
	public boolean away(String region) {
		return this.outages.values()
			.stream()
			.anyMatch((outage) -> outage.total() && outage.region().equalsIgnoreCase(region) && outage.at(this.now));
	}

	/// Whether nothing in a region can be read now.
	public boolean unreadable(String region) {
		return this.outages.values()
			.stream()
			.anyMatch((outage) -> outage.total() && !outage.readable() && outage.region().equalsIgnoreCase(region)
					&& outage.at(this.now));
	}

	public List<VaultPlan> vaults() {
		return this.vaults;
	}

	/// The place of a machine by its name; names are the estate's own.
	public Optional<Place> place(String machine) {
		return this.vaults.stream()
			.flatMap((vault) -> vault.machine(machine).stream().map((plan) -> new Place(vault, plan)))
			.findFirst();
	}

	private Place place(Item item) {
		return this.vaults.stream()
			.filter((vault) -> vault.name().equalsIgnoreCase(item.vault()))
			.flatMap((vault) -> vault.machine(item.name()).stream().map((plan) -> new Place(vault, plan)))
			.findFirst()
			.orElseThrow();
	}

	/// An item as it is now.
	public Item item(Place place) {
		return Objects.requireNonNull(this.items.get(Item.key(place.vault().name(), place.plan().name())));
	}

	/// The recovery points of an item, oldest first.
	public List<Point> points(Place place) {
		return Points.of(item(place), place.plan(), this.outages.values(), this.now);
	}

	/// A job by its id.
	public Optional<Job> job(@Nullable String id) {
		return Optional.ofNullable((id != null) ? this.jobs.get(id.toLowerCase(Locale.ROOT)) : null);
	}

	/// All jobs of a vault, oldest first.
	public List<Job> jobs(VaultPlan vault) {
		return this.jobs.values().stream().filter((job) -> job.vault().equalsIgnoreCase(vault.name())).toList();
	}

	/// The jobs that somebody else has begun, past the API.
	public List<Job> intrusions() {
		return this.jobs.values().stream().filter((job) -> job.order().intruder() != null).toList();
	}

	/// All mappings of networks of a vault.
	public Collection<Mapping> mappings(VaultPlan vault) {
		return this.mappings.values()
			.stream()
			.filter((mapping) -> mapping.vault().equalsIgnoreCase(vault.name()))
			.toList();
	}

	/// The mapping from the network of one side to one on another.
	public Optional<Mapping> mapping(VaultPlan vault, Site from, Site to) {
		var network = vault.in(from.group()).id("virtualNetworks", from.lan().name());
		return mappings(vault).stream()
			.filter((mapping) -> mapping.primaryNetwork().equalsIgnoreCase(network)
					&& mapping.recoveryFabric().equalsIgnoreCase(to.fabric()))
			.findFirst();
	}

	/// The moment everything is as of.
	public Instant now() {
		return this.now;
	}

}
