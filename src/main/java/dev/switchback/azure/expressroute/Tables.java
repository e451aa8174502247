package dev.switchback.azure.expressroute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.azure.core.exception.HttpResponseException;
import com.azure.json.JsonProviders;
import com.azure.resourcemanager.network.fluent.models.ExpressRouteCircuitsRoutesTableListResultInner;
import com.azure.resourcemanager.network.fluent.models.GatewayRouteListResultInner;
import com.azure.resourcemanager.network.models.ExpressRouteCircuitRoutesTable;
import com.azure.resourcemanager.network.models.GatewayRoute;
import dev.switchback.azure.arm.ArmJson;
import dev.switchback.azure.arm.Fetched.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Understands the tables that ARM answers with. A table without rows is a table; an answer without a table is none.
final class Tables {

	private Tables() {
	}

	/// The sessions of a link. Read without the SDK's model, which cannot hold the
	/// four-byte ASNs of the neighbours and
	/// would be `null` because of one of them.
	static List<Session.Row> summary(JsonNode document) {
		var rows = document.path("value");
		if (!rows.isArray()) {
			throw new Unreadable("the summary has no rows");
		}
		var read = new ArrayList<Session.Row>();
		for (var row : rows) {
			if (!row.path("neighbor").isString()) {
				throw new Unreadable("a row of the summary has no neighbour");
			}
			read.add(new Session.Row(address(row.path("neighbor").asString()), row.path("statePfxRcd").asString("")));
		}
		return List.copyOf(read);
	}

	static List<Route> routes(JsonNode document) {
		var rows = model(document, ExpressRouteCircuitsRoutesTableListResultInner::fromJson).value();
		if (rows == null) {
			throw new Unreadable("the route table has no rows");
		}
		return rows.stream().map(Tables::route).toList();
	}

	/// What a gateway learned from Microsoft's edge; its own networks and what its other
	/// instance says are left out.
	static List<LearnedRoute> learned(JsonNode document) {
		var rows = model(document, GatewayRouteListResultInner::fromJson).value();
		if (rows == null) {
			throw new Unreadable("the gateway's table has no rows");
		}
		return rows.stream().map(Tables::learnedRoute).flatMap(Optional::stream).toList();
	}

	private static Route route(@Nullable ExpressRouteCircuitRoutesTable row) {
		if (row == null) {
			throw new Unreadable("a row of the table is empty");
		}
		var nextHop = (row.nextHop() != null) ? address(row.nextHop()) : "";
		return new Route(network(row.network()), nextHop, AsPath.parse((row.path() != null) ? row.path() : ""));
	}

	private static Optional<LearnedRoute> learnedRoute(@Nullable GatewayRoute row) {
		if (row == null) {
			throw new Unreadable("a row of the table is empty");
		}
		var path = AsPath.parse((row.asPath() != null) ? row.asPath() : "");
		if (row.sourcePeer() == null || !path.beginsWith(AsPath.MICROSOFT)) {
			return Optional.empty();
		}
		return Optional.of(new LearnedRoute(network(row.network()), address(row.sourcePeer()), path));
	}

	private static Prefix network(@Nullable String text) {
		try {
			if (text != null) {
				return Prefix.parse(text);
			}
		}
		catch (IllegalArgumentException _) {
			// Said below.
		}
		throw new Unreadable("a row of the table has no network");
	}

	/// An address in the form in which addresses are compared; what is none stays as it
	/// is and equals nothing.
	private static String address(String text) {
		try {
			return Prefix.address(text);
		}
		catch (IllegalArgumentException _) {
			return text;
		}
	}

	private static <T> T model(JsonNode document, Reader<T> reader) {
		try (var json = JsonProviders.createReader(ArmJson.text(document))) {
			return reader.read(json);
		}
		catch (IOException | IllegalStateException | IllegalArgumentException | HttpResponseException _) {
			throw new Unreadable("the table does not have the form it should have");
		}
	}

	private interface Reader<T> {

		T read(com.azure.json.JsonReader json) throws IOException;

	}

}
