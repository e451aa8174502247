package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.Fetched.Unreadable;
import tools.jackson.databind.JsonNode;

/// How many bytes went over a peering, both links together, ever since.
///
/// @param in into Azure
/// @param out out of Azure
public record Counters(long in, long out) {

	/// @throws Unreadable if a counter is missing
	static Counters of(JsonNode stats) {
		return new Counters(number(stats, "primarybytesIn") + number(stats, "secondarybytesIn"),
				number(stats, "primarybytesOut") + number(stats, "secondarybytesOut"));
	}

	private static long number(JsonNode stats, String name) {
		var node = stats.path(name);
		if (!node.isIntegralNumber()) {
			throw new Unreadable("the statistics lack a counter");
		}
		return node.asLong();
	}

	long total() {
		return this.in + this.out;
	}

	/// What came on top since an earlier count; never negative, because counters may
	/// start anew.
	long since(Counters earlier) {
		return Math.max(0, total() - earlier.total());
	}

}
