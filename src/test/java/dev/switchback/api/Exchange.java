package dev.switchback.api;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.test.web.servlet.MvcResult;

/// One HTTP exchange, wherever it happened.
///
/// @param path with the query
/// @param requestHeaders by name
/// @param responseHeaders by name
public record Exchange(String method, String path, Map<String, ? extends Collection<String>> requestHeaders,
		String requestBody, int status, Map<String, ? extends Collection<String>> responseHeaders,
		String responseBody) {

	static Exchange of(MvcResult result) throws Exception {
		var request = result.getRequest();
		var response = result.getResponse();
		var requestHeaders = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
		request.getHeaderNames()
			.asIterator()
			.forEachRemaining((name) -> requestHeaders.put(name, java.util.Collections.list(request.getHeaders(name))));
		var responseHeaders = new TreeMap<String, Collection<String>>(String.CASE_INSENSITIVE_ORDER);
		response.getHeaderNames().forEach((name) -> responseHeaders.put(name, response.getHeaders(name)));
		var query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
		var body = request.getContentAsByteArray();
		return new Exchange(request.getMethod(), request.getRequestURI() + query, requestHeaders,
				(body != null) ? new String(body, StandardCharsets.UTF_8) : "", response.getStatus(), responseHeaders,
				response.getContentAsString(StandardCharsets.UTF_8));
	}

	boolean problem() {
		return header("Content-Type").startsWith("application/problem+json");
	}

	/// The first value; empty if there is none.
	String header(String name) {
		return this.responseHeaders.entrySet()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(name))
			.flatMap((header) -> header.getValue().stream())
			.findFirst()
			.orElse("");
	}

}
