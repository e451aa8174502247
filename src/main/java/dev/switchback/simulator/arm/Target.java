package dev.switchback.simulator.arm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.wire.Request;

/// Where a request goes.
///
/// @param authority host and port as the client sees them
/// @param path with repeated slashes collapsed and none at the end
/// @param segments of the path, decoded
/// @param query names without regard to case; the first value of each
public record Target(String authority, String path, List<String> segments, Map<String, String> query) {

	/// @throws ArmError if it cannot be decoded
	public static Target of(Request request) {
		var target = request.target();
		var authority = request.header("Host");
		int scheme = target.indexOf("://");
		if (scheme > 0 && target.startsWith("http")) {
			int slash = target.indexOf('/', scheme + 3);
			authority = target.substring(scheme + 3, (slash < 0) ? target.length() : slash);
			target = (slash < 0) ? "/" : target.substring(slash);
		}
		int mark = target.indexOf('?');
		var path = clean((mark < 0) ? target : target.substring(0, mark));
		var query = (mark < 0) ? Map.<String, String>of() : parameters(target.substring(mark + 1));
		return new Target((authority != null) ? authority : "localhost", path, split(path), query);
	}

	/// Percent-encoded names and values, as in queries and forms.
	static Map<String, String> parameters(String encoded) {
		var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
		for (var pair : encoded.split("&")) {
			int equals = pair.indexOf('=');
			if (!pair.isEmpty()) {
				var name = (equals < 0) ? pair : pair.substring(0, equals);
				all.putIfAbsent(decode(name), (equals < 0) ? "" : decode(pair.substring(equals + 1)));
			}
		}
		return all;
	}

	private static String clean(String path) {
		var clean = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
		return (clean.length() > 1 && clean.endsWith("/")) ? clean.substring(0, clean.length() - 1) : clean;
	}

	private static List<String> split(String path) {
		var segments = new ArrayList<String>();
		for (var segment : path.split("/")) {
			if (!segment.isEmpty()) {
				segments.add(decode(segment.replace("+", "%2B")));
			}
		}
		return List.copyOf(segments);
	}

	private static String decode(String text) {
		if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
			return text;
		}
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw ArmError.of(400, "BadRequest", "The request URL is not valid: " + ex.getMessage());
		}
	}

	/// The base of absolute URLs that lead back here.
	public String base() {
		return "https://" + this.authority;
	}

	/// The host without its port.
	public String host() {
		int colon = this.authority.lastIndexOf(':');
		return (colon < 0 || this.authority.endsWith("]")) ? this.authority : this.authority.substring(0, colon);
	}

	public @Nullable String query(String name) {
		return this.query.get(name);
	}

}
