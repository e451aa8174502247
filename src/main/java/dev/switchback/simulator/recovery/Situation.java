package dev.switchback.simulator.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.protection.Due;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Mapping;
import dev.switchback.simulator.protection.Phase;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Point;
import dev.switchback.simulator.protection.Protections;

/// Everything that the body of an item is made of.
///
/// @param all what else there is
/// @param place the machine in its vault
/// @param item as it is now
/// @param points its recovery points
record Situation(Protections all, Place place, Item item, List<Point> points) {

	static Situation of(Protections all, Place place) {
		return new Situation(all, place, all.item(place), all.points(place));
	}

	Site source() {
		return this.place.plan().source(this.item.reversed());
	}

	Site target() {
		return this.place.plan().target(this.item.reversed());
	}

	Instant now() {
		return this.all.now();
	}

	Optional<Point> newest() {
		return this.points.stream().max(Comparator.comparing(Point::at));
	}

	Optional<Machine> sourceMachine() {
		return this.item.production(this.item.reversed());
	}

	Optional<Machine> targetMachine() {
		return this.item.production(!this.item.reversed());
	}

	/// Whether these are the readings after a reprotect in which much is not known yet.
	boolean early() {
		return this.item.phase().seeding();
	}

	Optional<Mapping> mapping() {
		return this.all.mapping(this.place.vault(), source(), target());
	}

	/// Where the source machine's resources lie: in a group that a reprotect may have chosen.
	String sourceGroup() {
		return sourceMachine().map(Machine::group).orElse(source().group());
	}

	String compute(String group, String type, String name) {
		return this.place.vault().in(group).id("Microsoft.Compute", type, name);
	}

	String network(String group, String type, String name) {
		return this.place.vault().in(group).id(type, name);
	}

	/// When RPO was last looked at: once a minute while there is replication.
	@Nullable
	Instant calculatedAt() {
		return (this.item.phase() == Phase.PROTECTED) ? now().truncatedTo(ChronoUnit.MINUTES) : null;
	}

	/// Seconds of data that would be lost, as of then.
	@Nullable
	Long rpo() {
		var at = calculatedAt();
		return (at == null) ? null
				: newest().map((point) -> Math.max(0, Duration.between(point.at(), at).toSeconds())).orElse(null);
	}

	/// The percentage of the first copy. It is no countdown: it stalls, jumps, keeps its last value and never gets to 100.
	@Nullable
	Integer percentage() {
		if (this.item.phase() != Phase.SEEDING) {
			return (this.item.replication().leg() == 1) ? 0 : 43;
		}
		if (this.item.busyWith() != null) {
			return null;
		}
		var from = this.item.replication().from();
		var seeded = this.item.pending()
			.stream()
			.filter((due) -> due.change() == Due.Change.FIRST_POINT_AWAITED)
			.map(Due::at)
			.findFirst();
		if (seeded.isEmpty()) {
			return now().isAfter(from) ? 32 : null;
		}
		return stage(from, seeded.get(), now());
	}

	private static @Nullable Integer stage(Instant from, Instant until, Instant now) {
		var whole = Duration.between(from, until).toMillis();
		var done = (whole == 0) ? 100 : 100 * Duration.between(from, now).toMillis() / whole;
		if (done < 10) {
			return null;
		}
		return (done < 20) ? 0 : (done < 30) ? 4 : (done < 65) ? 32 : (done < 75) ? 33 : 43;
	}

	static String lower(String id) {
		return id.toLowerCase(Locale.ROOT);
	}

}
