package dev.switchback.simulator.world;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// Which calls a fault concerns; what is null matches everything.
///
/// @param method such as `PUT`
/// @param path a glob over the path without query: `*` stands for any characters, case does not count
/// @param circuit the name of the circuit in the path
/// @param item the name of the protected item that the call is about
public record Match(@Nullable String method, @Nullable String path, @Nullable String circuit, @Nullable String item) {

	/// Matches every call.
	public static final Match ANY = new Match(null, null, null, null);

	private static final String CIRCUITS = "/expressroutecircuits/";

	private static final String ITEMS = "/replicationprotecteditems/";

	/// Whether a call is concerned.
	///
	/// @param calledItem the protected item that it is about
	public boolean matches(String calledMethod, String calledPath, @Nullable String calledItem) {
		if (this.item != null && !this.item.equalsIgnoreCase(calledItem)) {
			return false;
		}
		if (this.method != null && !this.method.equalsIgnoreCase(calledMethod)) {
			return false;
		}
		var lower = calledPath.toLowerCase(Locale.ROOT);
		if (this.circuit != null && !this.circuit.equalsIgnoreCase(circuitIn(lower))) {
			return false;
		}
		return this.path == null || glob(this.path.toLowerCase(Locale.ROOT), lower);
	}

	/// The name of the circuit in a path, null if there is none.
	public static @Nullable String circuitIn(String path) {
		return after(CIRCUITS, path);
	}

	/// The name of the protected item in a path, null if there is none.
	public static @Nullable String itemIn(String path) {
		return after(ITEMS, path);
	}

	private static @Nullable String after(String segment, String path) {
		var start = path.toLowerCase(Locale.ROOT).indexOf(segment);
		if (start < 0) {
			return null;
		}
		var rest = path.substring(start + segment.length());
		var end = rest.indexOf('/');
		return (end < 0) ? rest : rest.substring(0, end);
	}

	/// Matches with `*` only, in time linear in both lengths for each star: no regular
	/// expression that a caller could make
	/// explode.
	private static boolean glob(String pattern, String text) {
		int at = 0;
		int in = 0;
		int star = -1;
		int mark = 0;
		while (in < text.length()) {
			if (at < pattern.length() && pattern.charAt(at) == '*') {
				star = at++;
				mark = in;
			}
			else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
				at++;
				in++;
			}
			else if (star >= 0) {
				at = star + 1;
				in = ++mark;
			}
			else {
				return false;
			}
		}
		while (at < pattern.length() && pattern.charAt(at) == '*') {
			at++;
		}
		return at == pattern.length();
	}

}
