package dev.switchback.api;

import java.util.List;

/// What is there now, as far as it fits.
///
/// @param more whether there is more than fits; raise the limit, or ask for less
record Listing<T>(List<T> items, boolean more) {

	Listing {
		items = List.copyOf(items);
	}

	/// The first `limit` of what was read; one more was read to know whether there is more.
	static <T> Listing<T> of(List<T> read, int limit) {
		return new Listing<>(read.subList(0, Math.min(limit, read.size())), read.size() > limit);
	}

}
