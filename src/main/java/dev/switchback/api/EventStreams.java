package dev.switchback.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import dev.switchback.operation.Journal;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Streams the events of operations (`text/event-stream`), a bounded number of them at once. What is sent was read from
/// the journal, so any replica can go on where another stopped.
final class EventStreams {

	private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

	private static final int BATCH = 100;

	private final Journal journal;

	private final Finding finding;

	private final JsonMapper json;

	private final Patience patience;

	private final ApiSettings settings;

	private final Semaphore free;

	EventStreams(Journal journal, Finding finding, JsonMapper json, Patience patience, ApiSettings settings) {
		this.journal = journal;
		this.finding = finding;
		this.json = json;
		this.patience = patience;
		this.settings = settings;
		this.free = new Semaphore(settings.streams());
	}

	/// Streams what comes after an event, until the operation has ended and all was said, or the caller hangs up.
	/// @param headersOnly whether only to say what would be answered
	/// @throws Refusal if too many streams are open
	void stream(UUID operation, long after, HttpServletResponse response, boolean headersOnly) throws IOException {
		if (!this.free.tryAcquire()) {
			throw new Refusal(ProblemType.TOO_MANY_STREAMS,
					"This replica streams to as many as it can. Try again a little later, or poll for JSON.");
		}
		try {
			response.setContentType("text/event-stream;charset=UTF-8");
			response.setHeader("X-Accel-Buffering", "no");
			response.flushBuffer();
			if (!headersOnly) {
				follow(operation, after, new EventWriter(response.getOutputStream(), this.json));
			}
		}
		catch (IOException ex) {
			log.debug("The reader of a stream hung up", ex);
		}
		finally {
			this.free.release();
		}
	}

	private void follow(UUID id, long after, EventWriter writer) throws IOException {
		var started = this.patience.nanos();
		var written = started;
		var last = send(id, after, writer);
		var news = true;
		while (true) {
			// Nothing changes without an event, so nothing else has to be asked while there are none.
			if (news && ended(id, last, writer)) {
				return;
			}
			if (passed(written).compareTo(this.settings.heartbeat()) >= 0) {
				writer.heartbeat();
				written = this.patience.nanos();
			}
			if (passed(started).compareTo(this.settings.streamLength()) >= 0
					|| !this.patience.pause(this.settings.streamInterval())) {
				return;
			}
			var sent = send(id, last, writer);
			news = sent > last;
			written = news ? this.patience.nanos() : written;
			last = sent;
		}
	}

	/// Says so if the operation has ended; by then all its events are there, and those not sent yet come first.
	private boolean ended(UUID id, long last, EventWriter writer) throws IOException {
		var operation = this.finding.operation(id.toString());
		if (operation.ended()) {
			send(id, last, writer);
			writer.end(operation.status());
		}
		return operation.ended();
	}

	/// @return the last event that was sent
	private long send(UUID operation, long after, EventWriter writer) throws IOException {
		var last = after;
		var batch = this.journal.events(operation, last, BATCH);
		while (!batch.isEmpty()) {
			for (var entry : batch) {
				writer.event(EventView.of(entry));
				last = entry.seq();
			}
			batch = (batch.size() < BATCH) ? List.of() : this.journal.events(operation, last, BATCH);
		}
		writer.flush();
		return last;
	}

	private Duration passed(long since) {
		return Duration.ofNanos(this.patience.nanos() - since);
	}

}
