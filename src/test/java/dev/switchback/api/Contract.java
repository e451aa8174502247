package dev.switchback.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds exchanges against `openapi.yaml`: every answer has to be one the contract knows, down to the last member, and
/// every request that was fulfilled one that the contract allows.
public final class Contract {

	private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator
		.createForInlineApiSpecification(text())
		.build();

	private Contract() {
	}

	/// The contract as it lies in the repository.
	static String text() {
		try {
			return Files.readString(Path.of("openapi.yaml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/// @throws AssertionError if it does not fit
	public static void check(Exchange exchange) {
		if (!exchange.path().startsWith("/v1/") || List.of("HEAD", "OPTIONS", "TRACE").contains(exchange.method())) {
			return;
		}
		if (exchange.status() >= 400) {
			assertThat(exchange.problem())
				.as("%s %s answers %d as a problem", exchange.method(), exchange.path(), exchange.status())
				.isTrue();
		}
		var report = VALIDATOR.validate(request(exchange), response(exchange));
		assertThat(mistakes(report, exchange))
			.as("%s %s → %d %s", exchange.method(), exchange.path(), exchange.status(), exchange.responseBody())
			.isEmpty();
	}

	private static List<String> mistakes(ValidationReport report, Exchange exchange) {
		return report.getMessages()
			.stream()
			.filter((message) -> exchange.status() < 400 || !concernsRequest(message))
			.filter((message) -> !nothingThere(message, exchange))
			.map((message) -> "%s at %s: %s".formatted(message.getKey(),
					message.getContext()
						.flatMap(MessageContext::getPointers)
						.map((pointers) -> pointers.getInstance() + " by " + pointers.getSchema())
						.orElse("the top"),
					message.getMessage()))
			.toList();
	}

	private static boolean concernsRequest(Message message) {
		return message.getKey().startsWith("validation.request.security")
				|| message.getKey().startsWith("validation.request.body")
				|| message.getKey().startsWith("validation.request.parameter")
				|| message.getKey().startsWith("validation.request.contentType")
				|| message.getKey().startsWith("validation.request.accept");
	}

	/// Paths and methods that are not in the contract have to be answered so.
	private static boolean nothingThere(Message message, Exchange exchange) {
		if (exchange.path().endsWith("/")) {
			// The validator does not tell such a path from the one without.
			return exchange.status() == 404;
		}
		return switch (message.getKey()) {
			case "validation.request.path.missing" -> List.of(400, 401, 403, 404).contains(exchange.status());
			case "validation.request.operation.notAllowed" -> List.of(401, 403, 405).contains(exchange.status());
			default -> false;
		};
	}

	private static Request request(Exchange exchange) {
		var uri = URI.create(exchange.path());
		var request = new SimpleRequest.Builder(exchange.method(), uri.getRawPath());
		exchange.requestHeaders().forEach((name, values) -> request.withHeader(name, array(values)));
		if (uri.getRawQuery() != null) {
			for (var parameter : uri.getQuery().split("&")) {
				var parts = parameter.split("=", 2);
				request.withQueryParam(parts[0], (parts.length > 1) ? parts[1] : "");
			}
		}
		if (!exchange.requestBody().isEmpty()) {
			request.withBody(exchange.requestBody());
		}
		return request.build();
	}

	private static SimpleResponse response(Exchange exchange) {
		var response = SimpleResponse.Builder.status(exchange.status());
		exchange.responseHeaders().forEach((name, values) -> response.withHeader(name, array(values)));
		if (!exchange.responseBody().isEmpty()) {
			response.withBody(exchange.responseBody());
		}
		return response.build();
	}

	private static String[] array(Collection<String> values) {
		return Arrays.copyOf(values.toArray(), values.size(), String[].class);
	}

}
