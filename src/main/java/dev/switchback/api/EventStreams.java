package dev.switchback.api;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Streams events (`text/event-stream`), a bounded number of streams at once. What is sent was read from
/// the store, so any replica can go on where another stopped.
final class EventStreams {

	private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

	private final JsonMapper json;

	private final Patience patience;

	private final ApiSettings settings;

	private final Semaphore free;

	EventStreams(JsonMapper json, Patience patience, ApiSettings settings) {
		this.json = json;
		this.patience = patience;
		this.settings = settings;
		this.free = new Semaphore(settings.streams());
	}

	/// Streams what is told, until nothing more will come, or the caller hangs up.
	/// @param headersOnly whether only to say what would be answered
	/// @throws Refusal if too many streams are open
	void stream(EventTail tail, HttpServletResponse response, boolean headersOnly) throws IOException {
		if (!this.free.tryAcquire()) {
			throw new Refusal(ProblemType.TOO_MANY_STREAMS,
					"This replica streams to as many as it can. Try again a little later, or poll for JSON.");
		}
		try {
			response.setContentType("text/event-stream;charset=UTF-8");
			response.setHeader("X-Accel-Buffering", "no");
			response.flushBuffer();
			if (!headersOnly) {
				follow(tail, new EventWriter(response.getOutputStream(), this.json));
			}
		}
		catch (IOException ex) {
			log.debug("The reader of a stream hung up", ex);
		}
		finally {
			this.free.release();
		}
	}

	private void follow(EventTail tail, EventWriter writer) throws IOException {
		var started = this.patience.nanos();
		var written = started;
		tail.send(writer);
		var news = true;
		while (true) {
			// Nothing changes without an event, so nothing else has to be asked while there are none.
			if (news && tail.ended(writer)) {
				return;
			}
			if (passed(written).compareTo(this.settings.heartbeat()) >= 0) {
				tail.heartbeat(writer);
				written = this.patience.nanos();
			}
			if (passed(started).compareTo(this.settings.streamLength()) >= 0
					|| !this.patience.pause(this.settings.streamInterval())) {
				return;
			}
			news = tail.send(writer);
			written = news ? this.patience.nanos() : written;
		}
	}

	private Duration passed(long since) {
		return Duration.ofNanos(this.patience.nanos() - since);
	}

}
