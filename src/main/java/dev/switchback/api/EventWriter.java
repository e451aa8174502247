package dev.switchback.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import dev.switchback.operation.Status;
import tools.jackson.databind.json.JsonMapper;

/// Writes events as `text/event-stream` wants them: with an id, so that a reader can resume.
final class EventWriter {

	private final OutputStream out;

	private final JsonMapper json;

	EventWriter(OutputStream out, JsonMapper json) {
		this.out = out;
		this.json = json;
	}

	/// @param id with which a reader can resume
	void event(Object id, Record event) throws IOException {
		write("id: %s\ndata: %s\n\n".formatted(id, this.json.writeValueAsString(event)));
	}

	/// Shows that the stream lives, and with which id a reader can resume. Without data, readers dispatch nothing.
	void at(Object id) throws IOException {
		write("id: %s\n\n".formatted(id));
		flush();
	}

	/// Shows that the stream lives; readers ignore it.
	void heartbeat() throws IOException {
		write(":\n\n");
		flush();
	}

	/// Says that nothing more will come.
	void end(Status status) throws IOException {
		write("event: end\ndata: {\"status\":\"%s\"}\n\n".formatted(status));
		flush();
	}

	void flush() throws IOException {
		this.out.flush();
	}

	private void write(String text) throws IOException {
		this.out.write(text.getBytes(StandardCharsets.UTF_8));
	}

}
