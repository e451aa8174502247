package dev.switchback.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A page.
///
/// @param nextCursor what to send as `cursor` for the next page; `null` on the last
record Items<T>(List<T> items, @Nullable String nextCursor) {

	Items {
		items = List.copyOf(items);
	}

}
