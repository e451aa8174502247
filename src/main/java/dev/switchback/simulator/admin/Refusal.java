package dev.switchback.simulator.admin;

import java.util.Map;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Response;

/// A problem (RFC 9457) with an order, said in a sentence that tells what to do about it.
public final class Refusal extends RuntimeException {

	private final int status;

	private final String kind;

	Refusal(int status, String kind, String sentence) {
		super(sentence, null, false, false);
		this.status = status;
		this.kind = kind;
	}

	static Refusal invalid(String sentence) {
		return new Refusal(400, "invalid-order", sentence);
	}

	Response response() {
		var problem = Json.object()
			.put("type", "urn:switchback:simulator:" + this.kind)
			.put("title", this.kind.replace('-', ' '))
			.put("status", this.status)
			.put("detail", getMessage());
		return Response.of(this.status, Map.of("Content-Type", "application/problem+json"), Json.bytes(problem));
	}

}
