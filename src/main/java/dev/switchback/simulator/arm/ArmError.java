package dev.switchback.simulator.arm;

import java.util.Map;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;

/// A refusal in ARM's form. It is thrown by whoever finds the reason and becomes a response in one place.
public final class ArmError extends RuntimeException {

	private final int status;

	private final String code;

	private final transient ArrayNode details;

	private final transient Map<String, String> headers;

	private ArmError(int status, String code, String message, ArrayNode details, Map<String, String> headers) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
		this.details = details;
		this.headers = headers;
	}

	public static ArmError of(int status, String code, String message) {
		return new ArmError(status, code, message, Json.array(), Map.of());
	}

	/// A body that cannot be read as what it has to be, in the words of
	/// Microsoft.Network.
	public static ArmError invalidFormat(String reason) {
		return of(400, "InvalidRequestFormat", "Cannot parse the request.").detail("InvalidJson", reason);
	}

	/// The same refusal with a detail more.
	public ArmError detail(String detailCode, String detailMessage) {
		return detail(Json.object().put("code", detailCode).put("message", detailMessage));
	}

	/// The same refusal with a detail of a provider's own form more.
	public ArmError detail(ObjectNode detail) {
		var all = this.details.deepCopy();
		all.add(detail);
		return new ArmError(this.status, this.code, getMessage(), all, this.headers);
	}

	/// The same refusal with a response header.
	public ArmError header(String name, String value) {
		return new ArmError(this.status, this.code, getMessage(), this.details, Map.of(name, value));
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

	public String code() {
		return this.code;
	}

	Reply reply() {
		ObjectNode body = Json.object();
		body.putObject("error").put("code", this.code).put("message", getMessage()).set("details", this.details);
		return new Reply(this.status, this.headers, body);
	}

}
