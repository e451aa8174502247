package dev.switchback.simulator.protection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A time without replication out of a region, of everything or of one item. It is kept when it is over: points that were
/// not made then are missing for ever.
///
/// @param id the fault's that ordered it, or the item's key
/// @param region the ARM location
/// @param item the key of the item it concerns; null for everything in the region
/// @param from when it begins
/// @param until when it ends; null for never
/// @param total whether the region is away as a whole, so that nothing can be made there
/// @param readable whether what lies there can be read all the same
public record Outage(String id, String region, @Nullable String item, Instant from, @Nullable Instant until,
		boolean total, boolean readable) {

	/// Whether it is going on.
	boolean at(Instant moment) {
		return !moment.isBefore(this.from) && (this.until == null || moment.isBefore(this.until));
	}

	/// Whether it keeps an item from being replicated out of a region.
	boolean concerns(String itemKey, String source) {
		return this.region.equalsIgnoreCase(source) && (this.item == null || this.item.equals(itemKey));
	}

	Outage endedAt(Instant moment) {
		var earlier = this.until == null || moment.isBefore(this.until);
		return new Outage(this.id, this.region, this.item, this.from, earlier ? moment : this.until, this.total,
				this.readable);
	}

}
