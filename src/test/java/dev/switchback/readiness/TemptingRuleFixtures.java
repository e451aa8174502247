package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.P0;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// Estates that rules took for better or for worse than they are, because something was old, small, or not all there is.
final class TemptingRuleFixtures {

	private static final String AMS = "contoso-ams";

	private static final String PRIVATE = "contoso-ams/AzurePrivatePeering";

	private TemptingRuleFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream
			.of(carried(), unread(), mended(), late(), declared(), prepended(), providers(), peaks(), alerts(),
					windows(), edge())
			.flatMap(List::stream);
	}

	/// Two counts, ten seconds apart, of the same bytes or of more.
	private static Edit counts(long primary, long secondary) {
		return counts("2026-03-02T08:54:50Z", primary, secondary);
	}

	/// @param before when the first of them was
	private static Edit counts(String before, long primary, long secondary) {
		var body = "{'readAt':'%s','body':{'primarybytesIn':%d,'primarybytesOut':%d,'secondarybytesIn':%d,'secondarybytesOut':%d}}";
		return set(P0 + "/stats", "[%s,%s]".formatted(body.formatted(before, 1000, 1000, 1000, 1000), body
			.formatted("2026-03-02T08:55:00Z", 1000 + primary, 1000 + primary, 1000 + secondary, 1000 + secondary)));
	}

	/// What Azure Monitor measured of the secondary link.
	private static Edit measured(int metric, long bits) {
		return set(C0 + "/metrics/value/%d/timeseries/1/data/0/average".formatted(metric), Long.toString(bits));
	}

	private static List<Fixture> carried() {
		var unmeasured = set(C0 + "/metrics/value", "[]");
		return of("ER-07", PRIVATE)
			.tempting(FAIL, "hardly anything was counted, and a link carried nothing for a day", counts(100_000, 0),
					measured(0, 0), measured(1, 0))
			.tempting(FAIL, "nothing was counted twice, and a link carried nothing for a day", counts(0, 0),
					measured(0, 0))
			.tempting(UNKNOWN, "hardly anything was counted, and nothing measured", counts(100_000, 0), unmeasured)
			.tempting(UNKNOWN, "nothing was counted, and nothing measured", counts(0, 0), unmeasured)
			.tempting(FAIL, "a link carried nothing but what its sessions send", counts(50_000_000, 7_500))
			.tempting(FAIL, "nothing was counted twice, and a link carried nothing but its sessions for a day",
					counts(0, 0), measured(0, 6_000), measured(1, 6_000))
			.tempting(UNKNOWN, "what sessions send in three days, which is much", unmeasured,
					counts("2026-02-27T08:55:00Z", 190_000_000, 190_000_000))
			.tempting(UNKNOWN, "much more was counted, and not how long that took", unmeasured,
					counts("2026-03-02T08:55:00Z", 50_000_000, 50_000_000))
			.pass("hardly anything was counted, and both links carried for a day", counts(100_000, 0))
			.all();
	}

	private static List<Fixture> unread() {
		var own = drop("/drills/0");
		return of("ER-09", AMS)
			.tempting(UNKNOWN, "Azure tested for one gateway, and of the other one no connections are known", own,
					set("/gateways/1/connections", "{'problem':'forbidden'}"))
			.tempting(UNKNOWN, "Azure tested for one gateway, and others could not be listed", own, drop("/gateways/1"),
					set("/unlisted",
							"[{'id':'/subscriptions/two','type':'Microsoft.Network/virtualNetworkGateways','problem':'forbidden'}]"))
			.pass("a drill of ours tells of all gateways", set("/gateways/1/connections", "{'problem':'forbidden'}"))
			.all();
	}

	private static Edit test(int gateway, String day, boolean successful) {
		return push("/gateways/%d/tests/value".formatted(gateway),
				"{'status':'Completed','endTime':'%sT08:20:00Z','wasSimulationSuccessful':%s,'circuits':[{'nrpResourceUri':'%s/expressRouteCircuits/contoso-ams'}]}"
					.formatted(day, successful, RG));
	}

	private static Edit[] tests(Edit... more) {
		return Stream
			.concat(Stream.of(drop("/drills/0"), drop("/gateways/0/tests/value/0"), drop("/gateways/1/tests/value/0")),
					Stream.of(more))
			.toArray(Edit[]::new);
	}

	private static List<Fixture> mended() {
		return of("ER-09", AMS)
			.pass("a test failed, a later one of the same gateway did not",
					tests(test(0, "2026-02-10", false), test(0, "2026-02-15", true), test(1, "2026-02-05", true)))
			.tempting(FAIL, "a test failed, a later one of the other gateway did not",
					tests(test(0, "2026-02-05", true), test(0, "2026-02-10", false), test(1, "2026-02-15", true)))
			.all();
	}

	private static Edit silent(String link, String at, String detection) {
		return push("/drills",
				"{'circuit':'%s/expressRouteCircuits/contoso-ams','at':'%s','verdict':'PASS','cause':'SILENT_FAILURE','link':'%s','detection':'%s'}"
					.formatted(RG, at, link, detection));
	}

	private static List<Fixture> late() {
		return of("ER-14", AMS)
			.pass("noticed late years ago, and BFD is declared since", drop("/drills/3"),
					silent("PRIMARY", "2023-02-10T08:00:00Z", "PT180S"))
			.pass("noticed late on the whole circuit, and soon on each link since",
					silent("", "2025-12-10T08:00:00Z", "PT180S"), silent("SECONDARY", "2026-02-10T08:00:00Z", "PT0.9S"))
			.tempting(FAIL, "noticed late on the whole circuit, and soon on one link since",
					silent("", "2025-12-10T08:00:00Z", "PT180S"))
			.tempting(UNKNOWN, "noticed late years ago, and nothing is declared", drop("/drills/3"),
					drop(DeclaredFixtures.S0 + "/bfd"), silent("PRIMARY", "2023-02-10T08:00:00Z", "PT180S"))
			.all();
	}

	private static List<Fixture> declared() {
		return of("SB-03", "contoso-ams: BFD")
			.tempting(UNKNOWN, "a link failed silently years ago", drop("/drills/3"),
					silent("PRIMARY", "2019-02-10T08:00:00Z", "PT1S"))
			.pass("noticed late on the whole circuit, and soon on each link since",
					silent("", "2025-12-10T08:00:00Z", "PT180S"), silent("SECONDARY", "2026-02-10T08:00:00Z", "PT0.9S"))
			.all();
	}

	private static Edit path(String link, String path) {
		return set(P0 + link + "/routes/value/1/path", "'%s'".formatted(path));
	}

	private static List<Fixture> prepended() {
		return of("SB-03", "contoso-ams: prepending")
			.pass("a prefix from farther away than the other one", path(CircuitFixtures.ONE, "65010 65020"),
					path(CircuitFixtures.TWO, "65010 65020"))
			.tempting(FAIL, "a prefix from farther away over one link", path(CircuitFixtures.TWO, "65010 65020"))
			.all();
	}

	private static Edit[] providers(String one, String other) {
		var name = PROPS + "/serviceProviderProperties/serviceProviderName";
		return new Edit[] { set(C0 + name, "'%s'".formatted(one)), set(C1 + name, "'%s'".formatted(other)) };
	}

	private static List<Fixture> providers() {
		return of("ER-12", "contoso")
			.tempting(UNKNOWN, "two offers of one company", providers("AT&T NetBond", "AT&T Dynamic Exchange"))
			.tempting(UNKNOWN, "two offers of another one",
					providers("Level 3 Communications - IPVPN", "Level 3 Communications - Exchange"))
			.pass("two companies of one country", providers("China Mobile International", "China Telecom Global"))
			.all();
	}

	private static List<Fixture> peaks() {
		return of("ER-28", AMS)
			.tempting(UNKNOWN, "what is carried was measured weeks ago",
					set(C1 + "/metrics/value/0/timeseries/0/data/0/timeStamp", "'2026-02-10T09:00:00Z'"),
					set(C1 + "/metrics/value/0/timeseries/1/data/0/timeStamp", "'2026-02-10T09:00:00Z'"))
			.tempting(UNKNOWN, "one link was measured weeks ago",
					set(C1 + "/metrics/value/0/timeseries/1/data/0/timeStamp", "'2026-02-10T09:00:00Z'"))
			.all();
	}

	private static Edit aggregated(String how) {
		return set(C0 + "/alerts/metrics/1/criteria/0/timeAggregation", "'%s'".formatted(how));
	}

	private static List<Fixture> alerts() {
		return of("ER-26", AMS).tempting(FAIL, "the better of both links is watched", aggregated("Maximum"))
			.tempting(UNKNOWN, "a sum is watched", aggregated("Total"))
			.tempting(UNKNOWN, "it is not known how it is summed up",
					drop(C0 + "/alerts/metrics/1/criteria/0/timeAggregation"))
			.pass("the worse of both links is watched", aggregated("Minimum"))
			.all();
	}

	private static List<Fixture> windows() {
		return of("ER-27", "contoso-gw")
			.tempting(UNKNOWN, "something is assigned, and not named",
					set("/gateways/0/maintenanceConfigurations/value", "[{}]"))
			.all();
	}

	private static List<Fixture> edge() {
		return of("ER-10", AMS)
			.pass("a peering that is disabled shows no addresses",
					set(CircuitFixtures.M0 + PROPS + "/state", "'Disabled'"),
					drop(CircuitFixtures.M0 + CircuitFixtures.ONE + "/arp"),
					drop(CircuitFixtures.M0 + CircuitFixtures.TWO + "/arp"))
			.tempting(UNKNOWN, "a peering that is enabled shows no addresses",
					drop(CircuitFixtures.M0 + CircuitFixtures.ONE + "/arp"))
			.all();
	}

}
