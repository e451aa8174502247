package dev.switchback.process;

import java.net.http.HttpHeaders;

import tools.jackson.databind.JsonNode;

/// What the API answered.
public record Reply(int status, JsonNode body, HttpHeaders headers) {

	/// A text member of the body.
	public String text(String member) {
		return this.body.path(member).asString("");
	}

}
