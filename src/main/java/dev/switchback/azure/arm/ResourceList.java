package dev.switchback.azure.arm;

import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import com.azure.core.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// Lists what there is of a type in a subscription, page by page.
final class ResourceList {

	/// More pages than any subscription has: an answer that leads in circles ends
	/// somewhere.
	private static final int PAGES = 200;

	private final Wire wire;

	private final ArmEndpoint endpoint;

	private final Duration readWithin;

	private final InstantSource clock;

	ResourceList(Wire wire, ArmEndpoint endpoint, Duration readWithin, InstantSource clock) {
		this.wire = wire;
		this.endpoint = endpoint;
		this.readWithin = readWithin;
		this.clock = clock;
	}

	Fetched<List<ArmId>> of(String subscription, String type, Deadline deadline) {
		var at = this.clock.instant();
		var ids = new ArrayList<ArmId>();
		try {
			URL next = this.endpoint.resources(subscription, type);
			for (int page = 0; page < PAGES; page++) {
				var reply = this.wire.read(HttpMethod.GET, next, deadline.left(this.readWithin), deadline.urgency());
				if (reply.status() != 200) {
					return new Fetched.Failed<>(reply.problem(), at);
				}
				ids.addAll(ids(reply.document(), type));
				var link = reply.document().path("nextLink").asString("");
				if (link.isEmpty()) {
					return new Fetched.Value<>(List.copyOf(ids), at);
				}
				next = this.endpoint.followed(link);
			}
			return new Fetched.Failed<>(ArmProblem.Garbled.because("the list has no end"), at);
		}
		catch (Fetched.Unreadable ex) {
			return new Fetched.Failed<>(ex.problem(), at);
		}
		catch (RuntimeException ex) {
			return new Fetched.Failed<>(Problems.of(ex).orElseThrow(() -> ex), at);
		}
	}

	private static List<ArmId> ids(JsonNode document, String type) {
		if (!document.path("value").isArray()) {
			throw new Fetched.Unreadable("the answer is no list");
		}
		var ids = new ArrayList<ArmId>();
		for (var resource : document.path("value")) {
			if (resource.path("type").asString("").equalsIgnoreCase(type)) {
				ids.add(id(resource.path("id").asString("")));
			}
		}
		return ids;
	}

	private static ArmId id(String text) {
		try {
			return ArmId.parse(text);
		}
		catch (ArmId.NotAnArmId _) {
			throw new Fetched.Unreadable("an entry of the list has no valid id");
		}
	}

}
