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
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.PeeringLocation;
import dev.switchback.readiness.AzureIndex.Part;
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

	private Part routes() {
		var places = new ArrayList<>(List.of(this.gateway.connectionList()));
		var locations = locations(places);
		var unknown = !this.gateway.connectionList().listed() || locations.containsValue(null);
		var ends = locations.values()
			.stream()
			.filter((location) -> location != null)
			.map((location) -> new PeeringLocation(location.text().orElse("")))
			.toList();
		if (ends.stream().anyMatch((one) -> ends.stream().anyMatch((other) -> !one.shares(other)))) {
			return known("routes", 20, 20, "by two distinct locations", places);
		}
		if (unknown) {
			return between("routes", 0, 20, 20, "it is not known where all of the gateway's circuits end", places);
		}
		if (ends.isEmpty()) {
			return known("routes", 0, 20, "by no connected circuit", places);
		}
		var worth = ends.stream().anyMatch(PeeringLocation::metro) ? 10 : 5;
		var words = (worth == 10) ? "by a Metro location" : "by one location";
		return switch (links(locations.keySet().iterator().next())) {
			case PASS -> known("routes", worth, 20, words, places);
			case FAIL -> known("routes", 0, 20, words + ", of which a link is down", places);
			case UNKNOWN, NOT_APPLICABLE ->
				between("routes", 0, worth, 20, words + ", and it is not known whether its links are up", places);
		};
	}

	/// By connected circuit where it ends; `null` where that is not known.
	private Map<String, @Nullable Place> locations(List<Place> places) {
		Map<String, @Nullable Place> locations = new HashMap<>();
		for (var connection : this.gateway.connections()) {
			if (!connection.cut()) {
				var location = this.snapshot.circuit(connection.circuit())
					.map(this.snapshot::location)
					.filter((place) -> place.text().isPresent());
				location.ifPresent(places::add);
				locations.put(connection.circuit(), location.orElse(null));
			}
		}
		return locations;
	}

	private Judgement links(String circuit) {
		return this.findings.stream()
			.filter((finding) -> finding.rule().equals("ER-05") && finding.subject().id().equalsIgnoreCase(circuit)
					&& finding.subject().name().endsWith("/AzurePrivatePeering"))
			.map(Finding::judgement)
			.findFirst()
			.orElse(Judgement.UNKNOWN);
	}

	/// Of two locations tested the older test counts. What a gateway is worth of which no location was ever tested is not
	/// documented: no more than one that was tested long ago.
	private Part tests() {
		var name = "validation tests";
		var all = this.gateway.place().at("tests", "value");
		var places = new ArrayList<>(List.of(all));
		if (!all.listed()) {
			return between(name, 0.5, 4, 4, "Azure's tests are not known", places);
		}
		var ages = ages(all, places);
		if (ages.isEmpty()) {
			return between(name, 0.5, 1, 4, "no location was tested", places);
		}
		return (ages.size() == 1)
				? known(name, factor(ages.getFirst()) / 2, 4, "one of two locations tested, which halves it", places)
				: known(name, factor(ages.get(1)), 4, "two locations tested, of which the older test counts", places);
	}

	/// Of each tested location the days since its latest test, the latest first.
	private List<Long> ages(Place all, List<Place> places) {
		var locations = locations(new ArrayList<>()).values()
			.stream()
			.flatMap((place) -> (place != null) ? place.text().stream() : java.util.stream.Stream.empty())
			.map((text) -> text.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
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
		return open.each().isEmpty() ? known("Advisor", 10, 10, "nothing is recommended", List.of(open))
				: between("Advisor", 0, 10, 10, "something is recommended; what that takes away is not documented",
						List.of(open));
	}

}
