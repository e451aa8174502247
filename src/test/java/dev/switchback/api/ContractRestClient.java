package dev.switchback.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Real HTTP, every exchange of which is held against the contract. Streams are let through as they come: of them only
/// the status is looked at.
public final class ContractRestClient implements ClientHttpRequestInterceptor {

	private ContractRestClient() {
	}

	/// A client that answers with whatever status there is and throws nothing but what breaks the contract.
	///
	/// @param token asked for at each request
	public static RestClient of(String baseUrl, Supplier<String> token) {
		return RestClient.builder()
			.baseUrl(baseUrl)
			.requestFactory(new JdkClientHttpRequestFactory())
			.requestInterceptor((request, body, execution) -> {
				if (!request.getHeaders().containsHeader("Authorization") && !token.get().isEmpty()) {
					request.getHeaders().setBearerAuth(token.get());
				}
				return execution.execute(request, body);
			})
			.requestInterceptor(new ContractRestClient())
			.defaultStatusHandler((_) -> true, (_, _) -> {
			})
			.build();
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		var response = execution.execute(request, body);
		if (MediaType.TEXT_EVENT_STREAM.isCompatibleWith(response.getHeaders().getContentType())) {
			return response;
		}
		var answered = new Answered(response, response.getBody().readAllBytes());
		var path = request.getURI().getRawPath()
				+ ((request.getURI().getRawQuery() != null) ? "?" + request.getURI().getRawQuery() : "");
		Contract.check(new Exchange(request.getMethod().name(), path, headers(request.getHeaders()),
				new String(body, StandardCharsets.UTF_8), response.getStatusCode().value(),
				headers(response.getHeaders()), new String(answered.body(), StandardCharsets.UTF_8)));
		return answered;
	}

	private static Map<String, List<String>> headers(HttpHeaders headers) {
		var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach(all::put);
		return all;
	}

	/// An answer that was read already.
	private record Answered(ClientHttpResponse response, byte[] body) implements ClientHttpResponse {

		@Override
		public HttpStatusCode getStatusCode() throws IOException {
			return this.response.getStatusCode();
		}

		@Override
		public String getStatusText() throws IOException {
			return this.response.getStatusText();
		}

		@Override
		public void close() {
			this.response.close();
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.body);
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.response.getHeaders();
		}

	}

}
