package dev.switchback.simulator.world;

import java.util.UUID;

/// Makes ids that look random and follow from a seed (SplitMix64), so that a run can be repeated to the letter.
public final class Ids {

	private long state;

	public Ids(long seed) {
		this.state = seed;
	}

	/// Goes on where this one stands, without moving it.
	Ids copy() {
		return new Ids(this.state);
	}

	/// A UUID of version 4.
	public String uuid() {
		var high = (next() & 0xffffffffffff0fffL) | 0x4000L;
		var low = (next() & 0x3fffffffffffffffL) | 0x8000000000000000L;
		return new UUID(high, low).toString();
	}

	/// An etag in Azure's form.
	public String etag() {
		return "W/\"" + uuid() + "\"";
	}

	private long next() {
		this.state += 0x9e3779b97f4a7c15L;
		var mixed = (this.state ^ (this.state >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

}
