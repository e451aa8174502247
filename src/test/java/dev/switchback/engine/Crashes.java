package dev.switchback.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Counts the points at which a process does I/O, and kills it at a chosen one.
public final class Crashes {

	private final List<String> points = new ArrayList<>();

	private final int fatal;

	private final Consumer<String> deed;

	private Consumer<String> witness = (_) -> {
	};

	private Crashes(int fatal, Consumer<String> deed) {
		this.fatal = fatal;
		this.deed = deed;
	}

	/// Nobody dies.
	public static Crashes never() {
		return at(-1);
	}

	/// The process dies at the point of that number, counted from 0.
	public static Crashes at(int point) {
		return new Crashes(point, (name) -> {
			throw new Crash(name);
		});
	}

	/// Nobody dies, and something happens at the point of that number.
	public static Crashes instead(int point, Runnable deed) {
		return new Crashes(point, (_) -> deed.run());
	}

	/// From now on somebody is told of each point before anything happens there.
	void witnessed(Consumer<String> witness) {
		this.witness = witness;
	}

	/// An I/O point.
	public void point(String name) {
		this.witness.accept(name);
		this.points.add(name);
		if (this.points.size() - 1 == this.fatal) {
			this.deed.accept(name);
		}
	}

	/// The points so far.
	public List<String> points() {
		return List.copyOf(this.points);
	}

}
