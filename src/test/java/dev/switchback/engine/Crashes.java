package dev.switchback.engine;

import java.util.ArrayList;
import java.util.List;

/// Counts the points at which a process does I/O, and kills it at a chosen one.
public final class Crashes {

	private final List<String> points = new ArrayList<>();

	private final int fatal;

	private Crashes(int fatal) {
		this.fatal = fatal;
	}

	/// Nobody dies.
	public static Crashes never() {
		return new Crashes(-1);
	}

	/// The process dies at the point of that number, counted from 0.
	public static Crashes at(int point) {
		return new Crashes(point);
	}

	/// An I/O point.
	public void point(String name) {
		this.points.add(name);
		if (this.points.size() - 1 == this.fatal) {
			throw new Crash(name);
		}
	}

	/// The points so far.
	public List<String> points() {
		return List.copyOf(this.points);
	}

}
