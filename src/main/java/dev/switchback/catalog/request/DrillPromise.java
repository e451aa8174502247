package dev.switchback.catalog.request;

/// What the promise to clean up after a drill is called: whoever takes over the machine keeps it under the same key.
public final class DrillPromise {

	private static final String KEY = "drill";

	private DrillPromise() {
	}

	/// @param number of the machine in its group, from 1; 0 for one that goes alone
	public static String key(int number) {
		return (number > 1) ? KEY + "." + number : KEY;
	}

}
