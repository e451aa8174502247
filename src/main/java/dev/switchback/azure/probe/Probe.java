package dev.switchback.azure.probe;

/// What answers if an application runs.
///
/// @param name as people call it
/// @param address `host:port`, or a URL with `http` or `https`
public record Probe(String name, Kind kind, String address) {

	/// How it is asked.
	public enum Kind {

		/// Passes if a connection is taken.
		TCP,

		/// Passes with a status from 200 to 299.
		HTTP_GET,

		/// The same, without a body.
		HTTP_HEAD

	}

}
