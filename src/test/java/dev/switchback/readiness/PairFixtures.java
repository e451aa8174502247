package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.ONE;
import static dev.switchback.readiness.CircuitFixtures.P1;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.CircuitFixtures.TWO;
import static dev.switchback.readiness.DeclaredFixtures.PAIR;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.GatewayFixtures.LOCATION;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.NOT_APPLICABLE;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// What concerns two circuits together, and what was tried out.
final class PairFixtures {

	private static final String CONTOSO = "contoso";

	private static final String AMS = "contoso-ams";

	private static final String TIER = "/body/sku/tier";

	private PairFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream.of(maximum(), premium(), preference(), trials(), headroom(), linkTrials(), convergence())
			.flatMap(List::stream);
	}

	private static Edit unlinked() {
		return (document) -> List.of(0, 1)
			.forEach((gateway) -> set("/gateways/%d/connections/value".formatted(gateway), "[]").accept(document));
	}

	private static List<Fixture> maximum() {
		return of("ER-02", CONTOSO).pass("two circuits, two locations, two gateways")
			.fail("one location", set(C1 + LOCATION, "'amsterdam'"))
			.fail("no gateway in common", unlinked())
			.fail("one circuit twice", set(PAIR + "/secondary", "'%s/expressRouteCircuits/CONTOSO-AMS'".formatted(RG)))
			.unknown("a circuit is not in the inventory", drop(C1))
			.unknown("a location is not known", drop(C1 + LOCATION))
			.unknown("the gateways could not be read", set("/gateways/0/connections/problem", "'forbidden'"),
					set("/gateways/1/connections/problem", "'forbidden'"))
			.tempting(FAIL, "a Metro circuit has two sites, and the other circuit ends in the same city",
					set(C0 + LOCATION, "'Amsterdam Metro'"), set(C1 + LOCATION, "'Amsterdam'"))
			.tempting(FAIL, "a gateway is linked to both, and one link is not connected",
					set("/gateways/0/connections/value/1" + PROPS + "/connectionStatus", "'NotConnected'"),
					drop("/gateways/1"))
			.all();
	}

	private static List<Fixture> premium() {
		return of("ER-03", CONTOSO).pass("both are Premium")
			.none("one geopolitical region", set(C0 + TIER, "'Standard'"))
			.fail("two regions, and one is not Premium", set(C0 + TIER, "'Standard'"),
					set(C1 + LOCATION, "'Washington DC2'"))
			.unknown("the tier is not known", drop(C0 + TIER), set(C1 + LOCATION, "'Tokyo'"))
			.unknown("a location that is not listed", set(C0 + TIER, "'Standard'"), set(C1 + LOCATION, "'Atlantis'"))
			.tempting(FAIL, "Local is no Premium", set(C0 + TIER, "'Local'"), set(C1 + LOCATION, "'Singapore'"))
			.tempting(UNKNOWN, "one is Premium, and the other circuit could not be read",
					set(C1 + "/problem", "'forbidden'"))
			.all();
	}

	static Edit weight(int gateway, int connection, int weight) {
		return set("/gateways/%d/connections/value/%d".formatted(gateway, connection) + PROPS + "/routingWeight",
				Integer.toString(weight));
	}

	private static List<Fixture> preference() {
		return of("ER-08", CONTOSO).pass("both alike")
			.pass("all gateways prefer one", weight(0, 0, 10), weight(1, 0, 10))
			.pass("both alike, and probes took longer over one of them",
					set("/drills/0/over", "{'circuit': '/x', 'latency': 'PT0.031S'}"),
					(document) -> set("/drills/0/over/circuit", "'" + document.at("/drills/4/circuit").asString() + "'")
						.accept(document))
			.pass("one's paths are longer", set(P1 + ONE + "/routes/value/0/path", "'65010 65010'"),
					set(P1 + TWO + "/routes/value/0/path", "'65010 65010'"))
			.fail("the gateways prefer different ones", weight(0, 0, 10), weight(1, 1, 10))
			.unknown("no gateway is known", unlinked())
			.unknown("a connection could not be read", set("/gateways/0/connections/value/1/problem", "'forbidden'"),
					drop("/gateways/1"))
			.tempting(UNKNOWN, "weights are alike, and routes are not known", drop(P1 + ONE + "/routes"))
			.tempting(FAIL, "one gateway prefers, and the other one does not", weight(0, 0, 10))
			.all();
	}

	private static Edit noTests() {
		return (document) -> List.of(0, 1)
			.forEach((gateway) -> set("/gateways/%d/tests/value".formatted(gateway), "[]").accept(document));
	}

	private static Edit drilled(String at) {
		return set("/drills/0/at", "'%s'".formatted(at));
	}

	private static List<Fixture> trials() {
		return of("ER-09", AMS).pass("ten days ago")
			.pass("thirty days ago", noTests(), drilled("2026-01-31T09:00:00Z"))
			.pass("Azure's own tests of both gateways", drop("/drills/0"))
			.fail("31 days ago", noTests(), drilled("2026-01-30T09:00:00Z"))
			.fail("61 days ago", noTests(), drilled("2025-12-31T09:00:00Z"))
			.fail("a hundred days ago", noTests(), drilled("2025-11-20T09:00:00Z"))
			.unknown("never", noTests(), drop("/drills/0"))
			.tempting(FAIL, "it passed, and later it failed", noTests(), set("/drills/1",
					"{'circuit':'%s/expressRouteCircuits/contoso-ams','at':'2026-02-25T08:00:00Z','verdict':'FAIL'}"
						.formatted(RG)))
			.tempting(UNKNOWN, "only a link was tried", noTests(), set("/drills/0/link", "'PRIMARY'"))
			.tempting(UNKNOWN, "tomorrow", noTests(), drilled("2026-03-03T09:00:00Z"))
			.tempting(UNKNOWN, "Azure's test is still running", drop("/drills/0"),
					set("/gateways/0/tests/value/0/status", "'Running'"), set("/gateways/1/tests/value", "[]"))
			.tempting(UNKNOWN, "Azure's tests are completed and had issues", drop("/drills/0"),
					set("/gateways/0/tests/value/0/issues", "['routes did not converge']"),
					set("/gateways/1/tests/value", "[]"))
			.pass("Azure's own tests had no issues", drop("/drills/0"), set("/gateways/0/tests/value/0/issues", "[]"))
			.tempting(UNKNOWN, "Azure tested the other circuit", drop("/drills/0"), drop("/gateways/0/tests/value/0"),
					drop("/gateways/1/tests/value/0"))
			.tempting(FAIL, "nobody could tell how it went", noTests(), set("/drills/0/verdict", "'INCONCLUSIVE'"))
			.all();
	}

	private static Edit peak(String circuit, long bits) {
		return set(circuit + "/metrics/value/0/timeseries/0/data/0/average", Long.toString(bits));
	}

	private static List<Fixture> headroom() {
		return of("ER-28", AMS).pass("enough for both")
			.fail("too much together", peak(C0, 700_000_000L), peak(C1, 300_000_000L))
			.tempting(UNKNOWN, "what it dropped may not be read", set(C0 + "/drops", "{'problem':'forbidden'}"))
			.fail("it dropped something", set(C0 + "/drops/bitsPerSecond", "1"))
			.unknown("peaks could not be read", set(C1 + "/metrics/problem", "'forbidden'"))
			.unknown("bandwidth is not known", drop(C0 + PROPS + "/serviceProviderProperties/bandwidthInMbps"))
			.tempting(FAIL, "each has enough for itself", peak(C0, 450_000_000L), peak(C1, 400_000_000L))
			.tempting(UNKNOWN, "averages over both links",
					set(C0 + "/metrics/value/0/timeseries/0/metadatavalues", "[]"))
			.tempting(UNKNOWN, "nothing was measured", set(C0 + "/metrics/value", "[]"))
			.all();
	}

	private static List<Fixture> linkTrials() {
		return of("SB-02", "contoso-ams/primary").pass("ten days ago")
			.fail("last year", set("/drills/1/at", "'2025-10-01T00:00:00Z'"), drop("/drills/3"))
			.fail("it did not pass", set("/drills/1/verdict", "'FAIL'"))
			.unknown("never", drop("/drills/3"), drop("/drills/1"))
			.tempting(UNKNOWN, "the whole circuit was drained", drop("/drills/3"), set("/drills/1/link", "''"))
			.tempting(UNKNOWN, "the other link was tried", drop("/drills/3"), set("/drills/1/link", "'SECONDARY'"))
			.tempting(UNKNOWN, "another circuit's link was tried", drop("/drills/3"),
					set("/drills/1/circuit", "'%s/expressRouteCircuits/contoso-dub'".formatted(RG)))
			.tempting(UNKNOWN, "nobody says when", drop("/drills/3"), set("/drills/1/at", "'lately'"))
			.all();
	}

	private static List<Fixture> convergence() {
		return of("SB-04", AMS).pass("12 s of 60 s")
			.fail("80 s of 60 s", set("/drills/0/convergence", "'PT80S'"))
			.none("no objective", drop(PAIR + "/objectives/convergence"))
			.unknown("nothing was measured", drop("/drills/0/convergence"))
			.unknown("an objective that is no time", set(PAIR + "/objectives/convergence", "'soon'"))
			.tempting(UNKNOWN, "fast, and it did not pass", set("/drills/0/verdict", "'FAIL'"))
			.tempting(UNKNOWN, "fast, of one link", set("/drills/0/link", "'PRIMARY'"))
			.tempting(NOT_APPLICABLE, "the pair is declared by somebody, and wants nothing", drop(PAIR + "/objectives"))
			.tempting(UNKNOWN, "it was measured, and it is not known when", drop("/drills/0/at"))
			.all();
	}

}
