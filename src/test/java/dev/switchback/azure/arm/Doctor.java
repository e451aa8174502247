package dev.switchback.azure.arm;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Changes small things in what Azure answers with: a network that the simulator has no words for.
public final class Doctor {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private record Change(String path, UnaryOperator<JsonNode> change) {
	}

	private record Missing(String within, BooleanSupplier held) {
	}

	private final List<Change> changes = new ArrayList<>();

	private final List<Missing> missing = new ArrayList<>();

	/// Where the result of an async read will be, and of what it is.
	private final Map<String, String> results = new HashMap<>();

	/// Changes the answers of all reads whose path ends so, in any letter case.
	///
	/// @param path such as `contoso-dub/peerings/azureprivatepeering`
	public void change(String path, UnaryOperator<JsonNode> change) {
		this.changes.add(new Change(path.toLowerCase(Locale.ROOT), change));
	}

	/// Has reads of what lies below a path, in any letter case, answered with 404 as long as something holds.
	///
	/// @param within such as `/replicationJobs/`
	public void hide(String within, BooleanSupplier held) {
		this.missing.add(new Missing(within.toLowerCase(Locale.ROOT), held));
	}

	private boolean hidden(String method, String path) {
		return method.equals("GET")
				&& this.missing.stream().anyMatch((one) -> path.contains(one.within()) && one.held().getAsBoolean());
	}

	Response treat(Request request, Response response) {
		var path = URI.create(request.target()).getPath().toLowerCase(Locale.ROOT);
		if (hidden(request.method(), path)) {
			return new Response(404, response.headers(),
					"{\"error\": {\"code\": \"NotFound\", \"message\": \"Not yet.\"}}".getBytes(StandardCharsets.UTF_8),
					response.delivery());
		}
		var location = response.header("Location");
		if (request.method().equals("POST") && location != null) {
			this.results.put(URI.create(location).getPath().toLowerCase(Locale.ROOT), path);
		}
		var subject = this.results.getOrDefault(path, path);
		if (request.method().equals("PUT") || response.status() != 200) {
			return response;
		}
		var body = response.body();
		for (var change : this.changes) {
			if (subject.endsWith(change.path())) {
				body = change.change().apply(JSON.readTree(body)).toString().getBytes(StandardCharsets.UTF_8);
			}
		}
		return new Response(response.status(), response.headers(), body, response.delivery());
	}

}
