package dev.switchback.azure.arm;

import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import com.azure.core.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// Reads a list page by page, to its last one.
final class Pages {

	/// More pages than any list has: an answer that leads in circles ends somewhere.
	private static final int MOST = 200;

	private final Wire wire;

	private final ArmEndpoint endpoint;

	private final Duration readWithin;

	private final InstantSource clock;

	Pages(Wire wire, ArmEndpoint endpoint, Duration readWithin, InstantSource clock) {
		this.wire = wire;
		this.endpoint = endpoint;
		this.readWithin = readWithin;
		this.clock = clock;
	}

	/// The entries of all pages, or why one of them could not be read: a part of a list is no list.
	Fetched<List<JsonNode>> of(URL first, Deadline deadline) {
		var at = this.clock.instant();
		var entries = new ArrayList<JsonNode>();
		try {
			URL next = first;
			for (int page = 0; page < MOST; page++) {
				var reply = this.wire.read(HttpMethod.GET, next, this.readWithin, deadline);
				if (reply.status() != 200) {
					return new Fetched.Failed<>(reply.problem(), at);
				}
				var document = reply.document();
				if (!document.path("value").isArray()) {
					return new Fetched.Failed<>(ArmProblem.Garbled.because("the answer is no list"), at);
				}
				document.path("value").forEach(entries::add);
				var link = document.path("nextLink").asString("");
				if (link.isEmpty()) {
					return new Fetched.Value<>(List.copyOf(entries), at);
				}
				next = this.endpoint.followed(link);
			}
			return new Fetched.Failed<>(ArmProblem.Garbled.because("the list has no end"), at);
		}
		catch (RuntimeException ex) {
			return new Fetched.Failed<>(Problems.of(ex).orElseThrow(() -> ex), at);
		}
	}

}
