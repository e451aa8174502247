package dev.switchback.simulator.recovery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Point;

/// Protected items and their recovery points, as they can be read.
final class Items {

	private static final String ITEMS = "/replicationProtectedItems";

	private Items() {
	}

	static void routes(Routes routes) {
		routes.get(Where.VAULT + ITEMS, (exchange) -> list(exchange, Where.places(Where.vault(exchange))));
		routes.get(Where.CONTAINER + ITEMS, Items::inContainer);
		routes.get(Where.ITEM, (exchange) -> Reply.ok(ItemView.of(situation(exchange))));
		routes.get(Where.ITEM + "/recoveryPoints", Items::points);
		routes.get(Where.ITEM + "/recoveryPoints/{point}", Items::point);
	}

	private static Reply inContainer(Exchange exchange) {
		Where.container(exchange);
		return list(exchange, Where.places(Where.vault(exchange)).filter((place) -> Where.owned(exchange, place)));
	}

	private static Situation situation(Exchange exchange) {
		return Situation.of(exchange.world().protections(), Where.item(exchange));
	}

	private static Reply list(Exchange exchange, Stream<Place> places) {
		var filter = Filter.of(exchange, "sourcefabricname", "recoveryplanname", "sourcefabriclocation",
				"fabricobjectid", "vcentername", "instancetype", "multivmgroupcreateoption", "processserverid");
		return Pages.list(exchange,
				places.map((place) -> Situation.of(exchange.world().protections(), place))
					.filter((at) -> matches(filter, at))
					.map(ItemView::of)
					.toList());
	}

	private static boolean matches(Filter filter, Situation at) {
		var plan = filter.value("recoveryplanname");
		var member = plan == null || at.place()
			.vault()
			.plans()
			.stream()
			.anyMatch((one) -> one.name().equalsIgnoreCase(plan) && one.members().contains(at.item().name()));
		return member && filter.without("recoveryplanname"::equals).matches(values(at));
	}

	private static Map<String, @Nullable String> values(Situation at) {
		var values = new HashMap<String, @Nullable String>();
		values.put("sourcefabricname", at.source().fabric());
		values.put("sourcefabriclocation", at.source().region());
		values.put("fabricobjectid", at.compute(at.sourceGroup(), "virtualMachines", at.item().name()));
		values.put("instancetype", "A2A");
		values.put("multivmgroupcreateoption",
				(at.place().plan().consistencyGroup() != null) ? "UserSpecified" : "AutoCreated");
		return values;
	}

	/// In the order of their ids, which is none.
	private static Reply points(Exchange exchange) {
		var at = situation(exchange);
		return Pages.list(exchange,
				at.points().stream().sorted(Comparator.comparing(Point::id)).map((point) -> view(at, point)).toList());
	}

	private static Reply point(Exchange exchange) {
		var at = situation(exchange);
		var name = exchange.variable("point");
		return at.points()
			.stream()
			.filter((point) -> point.id().equalsIgnoreCase(name))
			.findFirst()
			.map((point) -> Reply.ok(view(at, point)))
			.orElseThrow(() -> Where.missing(exchange, name));
	}

	private static ObjectNode view(Situation at, Point point) {
		return DetailsView.point(at, point, Names.item(at.place(), at.item()));
	}

}
