package dev.switchback.api;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who calls the API with a token.
record Client(MockMvc mvc, @Nullable String token) {

	private static final JsonMapper JSON = new JsonMapper();

	/// @param body `null` if there is none, or it is no JSON
	record Reply(int status, @Nullable JsonNode body, MockHttpServletResponse response) {

		String header(String name) {
			return String.valueOf(this.response.getHeader(name));
		}

		/// What stands at a JSON pointer, as text; `null` for JSON's null and for nothing.
		@Nullable
		String at(String pointer) {
			var node = (this.body != null) ? this.body.at(pointer) : null;
			return (node == null || node.isNull() || node.isMissingNode()) ? null : node.asString();
		}

		String problem() {
			return String.valueOf(at("/type")).replace("urn:switchback:problem:", "");
		}

		UUID id() {
			return UUID.fromString(String.valueOf(at("/id")));
		}

	}

	/// The same with another token.
	Client as(@Nullable String token) {
		return new Client(this.mvc, token);
	}

	Reply get(String path) {
		return send(request(HttpMethod.GET, path));
	}

	/// Posts with a fresh key.
	Reply post(String path, String body) {
		return post(path, body, UUID.randomUUID().toString());
	}

	Reply post(String path, String body, String key) {
		return send(request(HttpMethod.POST, path).contentType(MediaType.APPLICATION_JSON)
			.header("Idempotency-Key", key)
			.content(body));
	}

	MockHttpServletRequestBuilder request(HttpMethod method, String path) {
		var request = MockMvcRequestBuilders.request(method, java.net.URI.create(path));
		return (this.token != null) ? request.header("Authorization", "Bearer " + this.token) : request;
	}

	Reply send(MockHttpServletRequestBuilder request) {
		try {
			var response = this.mvc.perform(request).andReturn().getResponse();
			var text = response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
			var json = String.valueOf(response.getContentType()).contains("json") && !text.isEmpty();
			return new Reply(response.getStatus(), json ? JSON.readTree(text) : null, response);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}
