package dev.switchback.simulator.world;

import java.util.ArrayList;
import java.util.List;

/// The changing calls that were received, in order.
public final class Ledger {

	private final List<Mutation> lines;

	Ledger() {
		this(new ArrayList<>());
	}

	private Ledger(List<Mutation> lines) {
		this.lines = lines;
	}

	Ledger copy() {
		return new Ledger(new ArrayList<>(this.lines));
	}

	void add(Mutation line) {
		this.lines.add(line);
	}

	void clear() {
		this.lines.clear();
	}

	/// All of them.
	public List<Mutation> lines() {
		return List.copyOf(this.lines);
	}

	/// The number of the next line.
	public long next() {
		return this.lines.size() + 1L;
	}

	static String key(Mutation line) {
		return "mutation/%08d".formatted(line.seq());
	}

}
