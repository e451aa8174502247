package dev.switchback.readiness;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.PeeringLocation;
import dev.switchback.readiness.AzureIndex.Part;
import dev.switchback.readiness.rule.Bringing;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.Zones;
import org.jspecify.annotations.Nullable;

/// Computes Azure's index of a gateway.
///
/// @param findings tell whether a link is down
record Indexing(Snapshot snapshot, Gateway gateway, List<Finding> findings) {

	/// What Advisor recommends of sites and of zones ([its list of recommendations](https://learn.microsoft.com/azure/advisor/advisor-reference-reliability-recommendations)):
	/// the other parts count that already.
	private static final List<String> COUNTED = List.of("8d61a7d4-5405-4f43-81e3-8c6239b844a6",
			"c9af1ef6-55bc-48af-bfe4-2c80490159f8");

	AzureIndex index() {
		var routes = routes();
		var tests = tests();
		var zones = zones();
		var advisor = advisor();
		var least = routes.least().multiply(tests.least()).add(zones.least()).add(advisor.least());
		var most = routes.most().multiply(tests.most()).add(zones.most()).add(advisor.most());
		return new AzureIndex(this.gateway.id(), this.gateway.name(), plain(least), plain(most),
				List.of(routes, tests, zones, advisor), shown());
	}

	private @Nullable BigDecimal shown() {
		var text = this.gateway.place().at("resiliency", "overallScore").text().orElse("");
		return text.matches("\\d{1,3}(\\.\\d{1,6})?%?") ? new BigDecimal(text.replace("%", "")) : null;
	}

	private static BigDecimal plain(BigDecimal number) {
		return number.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(number.stripTrailingZeros().toPlainString());
	}

	private static Part known(String name, double points, int of, String sentence, List<Place> places) {
		return between(name, points, points, of, sentence, places);
	}

	private static Part between(String name, double least, double most, int of, String sentence, List<Place> places) {
		return new Part(name, plain(BigDecimal.valueOf(least)), plain(BigDecimal.valueOf(most)), of, sentence,
				places.stream().map(Place::read).toList());
	}

	/// By two locations if circuits of both are connected and bring something; a location whose circuits all bring nothing is none.
	private Part routes() {
		var places = new ArrayList<>(List.of(this.gateway.connectionList()));
		var ends = ends(places);
		var known = this.gateway.connectionList().listed() && ends.stream().allMatch(End::known);
		var sure = ends.stream().filter((end) -> end.connected() && end.brings() == Judgement.PASS).toList();
		var possible = ends.stream().filter((end) -> end.brings() != Judgement.FAIL).toList();
		if (sure.stream().anyMatch((one) -> sure.stream().anyMatch(one::apart))) {
			return known("routes", 20, 20, "by two distinct locations", places);
		}
		if (!known || possible.stream().anyMatch((one) -> possible.stream().anyMatch(one::differs))) {
			return between("routes", 0, 20, 20,
					"it is not known where all of the gateway's circuits end, and whether they bring routes", places);
		}
		if (ends.isEmpty()) {
			return known("routes", 0, 20, "by no connected circuit", places);
		}
		return single(possible.isEmpty() ? ends : possible, places);
	}

	/// Of several circuits in one location it is not documented whose links count unless all are alike.
	private Part single(List<End> ends, List<Place> places) {
		var worth = ends.stream().anyMatch((end) -> end.at().metro()) ? 10 : 5;
		var words = (worth == 10) ? "by a Metro location" : "by one location";
		var links = ends.stream().map((end) -> links(end.circuit())).distinct().toList();
		if (links.size() > 1) {
			return between("routes", 0, worth, 20, words + ", and the links of its circuits are not alike", places);
		}
		return switch (links.getFirst()) {
			case PASS -> known("routes", worth, 20, words, places);
			case FAIL -> ends.stream().anyMatch((end) -> down(end.circuit()))
					? known("routes", 0, 20, words + ", of which a link is down", places)
					: between("routes", 0, worth, 20,
							words + ", of which a link is up and not whole, and what that is worth is not documented",
							places);
			case UNKNOWN, NOT_APPLICABLE ->
				between("routes", 0, worth, 20, words + ", and it is not known whether its links are up", places);
		};
	}

	/// Where a circuit ends that the gateway is linked to.
	///
	/// @param location empty text if that is not known
	/// @param connected whether it is known to be connected
	/// @param brings whether anything is seen to arrive over it
	private record End(String circuit, String location, boolean connected, Judgement brings) {

		private boolean known() {
			return !this.location.isEmpty() && this.connected && this.brings != Judgement.UNKNOWN;
		}

		private PeeringLocation at() {
			return new PeeringLocation(this.location);
		}

		private boolean apart(End other) {
			return at().apart(other.at());
		}

		private boolean differs(End other) {
			return !at().shares(other.at());
		}

	}

	private List<End> ends(List<Place> places) {
		Map<String, End> ends = new TreeMap<>();
		for (var connection : this.gateway.connections()) {
			if (!connection.cut()) {
				var circuit = this.snapshot.circuit(connection.circuit());
				var location = circuit.map(this.snapshot::location).filter((place) -> place.text().isPresent());
				location.ifPresent(places::add);
				ends.merge(connection.circuit(),
						new End(connection.circuit(), location.flatMap(Place::text).orElse(""), connection.connected(),
								circuit.map((one) -> Bringing.of(this.snapshot, one)).orElse(Judgement.UNKNOWN)),
						(one, other) -> one.connected() ? one : other);
			}
		}
		return List.copyOf(ends.values());
	}

	private Judgement links(String circuit) {
		return this.findings.stream()
			.filter((finding) -> finding.rule().equals("ER-05") && finding.subject().id().equalsIgnoreCase(circuit)
					&& finding.subject().name().endsWith("/AzurePrivatePeering"))
			.map(Finding::judgement)
			.findFirst()
			.orElse(Judgement.UNKNOWN);
	}

	/// Whether no session of a link is up. One that is up and brings nothing, or one of two families that is down, is another matter.
	private boolean down(String circuit) {
		return this.snapshot.circuit(circuit)
			.flatMap((known) -> known.privatePeering().first())
			.filter((peering) -> Stream.of(Link.values())
				.map((link) -> peering.table(link, "summary").at("value").each())
				.anyMatch((rows) -> !rows.isEmpty()
						&& rows.stream().noneMatch((row) -> row.at("statePfxRcd").text().orElse("").matches("\\d+"))))
			.isPresent();
	}

	/// Of two locations tested the older test counts, and a location whose circuits all bring nothing is none. What a gateway is worth of which no location was ever tested is not
	/// documented: no more than one that was tested long ago. Nor is which two of several locations count, or what a test of the
	/// only location is worth.
	private Part tests() {
		var name = "validation tests";
		var all = this.gateway.place().at("tests", "value");
		var places = new ArrayList<>(List.of(all));
		if (!all.listed()) {
			return between(name, 0.5, 4, 4, "Azure's tests are not known", places);
		}
		var ends = ends(new ArrayList<>()).stream().filter((end) -> end.brings() != Judgement.FAIL).toList();
		if (!this.gateway.unreadConnections().isEmpty() || !ends.stream().allMatch(End::known)) {
			places.addAll(this.gateway.unreadConnections());
			return between(name, 0.5, 4, 4,
					"it is not known in which locations the circuits of the gateway end that bring routes", places);
		}
		return tests(name, locations(ends), all, places);
	}

	private static Set<String> locations(List<End> ends) {
		return ends.stream()
			.map((end) -> end.location().toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/// @param locations all that count
	private Part tests(String name, Set<String> locations, Place all, List<Place> places) {
		var ages = ages(all, locations, places);
		if (ages.isEmpty()) {
			return between(name, 0.5, 1, 4, "no location was tested", places);
		}
		if (locations.size() < 2) {
			return between(name, factor(ages.getFirst()) / 2, factor(ages.getFirst()), 4,
					"the only location is tested, and what that is worth is not documented", places);
		}
		var best = (ages.size() == 1) ? factor(ages.getFirst()) / 2 : factor(ages.get(1));
		if (locations.size() == 2) {
			return known(name, best, 4, (ages.size() == 1) ? "one of two locations tested, which halves it"
					: "two locations tested, of which the older test counts", places);
		}
		var untested = locations.size() - ages.size();
		var worst = (untested > 1) ? 0.5 : factor(ages.getLast()) / ((untested == 1) ? 2 : 1);
		return between(name, worst, best, 4,
				"%d of %d locations tested, of which two count".formatted(ages.size(), locations.size()), places);
	}

	/// Of each tested location the days since its latest test, the latest first.
	private List<Long> ages(Place all, Set<String> locations, List<Place> places) {
		Map<String, Instant> latest = new HashMap<>();
		for (var test : all.each()) {
			var location = test.at("peeringLocation").text().orElse("").toLowerCase(Locale.ROOT);
			var end = test.at("endTime").moment().filter((moment) -> !moment.isAfter(this.snapshot.now()));
			if (test.at("status").says("Completed") && locations.contains(location) && end.isPresent()) {
				places.add(test.at("endTime"));
				latest.merge(location, end.get(), (one, other) -> one.isAfter(other) ? one : other);
			}
		}
		return latest.values()
			.stream()
			.sorted(Comparator.reverseOrder())
			.map((end) -> Duration.between(end, this.snapshot.now()).toDays())
			.toList();
	}

	private static double factor(long days) {
		return (days <= 30) ? 4 : (days <= 60) ? 3 : (days <= 90) ? 2 : 1;
	}

	private Part zones() {
		var sku = this.gateway.property("sku", "name");
		var places = new ArrayList<>(List.of(sku));
		return switch (sku.text().orElse("").toLowerCase(Locale.ROOT)) {
			case "standard", "highperformance" -> known("zones", 0, 10, "this kind knows none", places);
			case "ultraperformance" -> known("zones", 2, 10, "this kind is worth 2", places);
			case "ergw1az", "ergw2az", "ergw3az" -> switch (Zones.of(this.gateway, places)) {
				case SEVERAL -> known("zones", 10, 10, "zone-redundant", places);
				case ONE -> known("zones", 8, 10, "zonal", places);
				case REGIONAL, UNKNOWN -> between("zones", 0, 10, 10, "its zones are not known", places);
			};
			case "ergwscale" -> scale(places);
			default -> between("zones", 0, 10, 10, "the kind of the gateway is not known", places);
		};
	}

	private Part scale(List<Place> places) {
		var units = this.gateway.property("autoScaleConfiguration", "bounds", "min");
		places.add(units);
		return units.number()
			.map((least) -> (least.compareTo(BigDecimal.TWO) <= 0)
					? known("zones", 8, 10, "two scale units at most, which are four instances", places)
					: known("zones", 10, 10, "more than two scale units", places))
			.orElseGet(() -> between("zones", 8, 10, 10, "the scale units are not known", places));
	}

	private Part advisor() {
		var open = this.gateway.place().at("advisor", "value");
		if (!open.listed()) {
			return between("Advisor", 0, 10, 10, "what Advisor recommends is not known", List.of(open));
		}
		var counted = open.each()
			.stream()
			.filter((one) -> COUNTED.stream().noneMatch(one.at("properties", "recommendationTypeId")::says))
			.toList();
		if (counted.isEmpty()) {
			return known("Advisor", 10, 10, open.each().isEmpty() ? "nothing is recommended"
					: "nothing is recommended that is not counted already", List.of(open));
		}
		return between("Advisor", 0, 10, 10, "something is recommended; what that takes away is not documented",
				List.of(open));
	}

}
