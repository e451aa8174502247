package dev.switchback.api;

import java.io.IOException;

/// What a stream goes on telling. It remembers how far it told.
interface EventTail {

	/// Writes what is new, as far as there is any.
	///
	/// @return whether there was any
	boolean send(EventWriter writer) throws IOException;

	/// Whether nothing more will come; then that was said.
	boolean ended(EventWriter writer) throws IOException;

	/// Shows that the stream lives.
	void heartbeat(EventWriter writer) throws IOException;

}
