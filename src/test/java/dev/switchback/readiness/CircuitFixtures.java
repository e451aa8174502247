package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.NOT_APPLICABLE;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// What is read of circuits and their peerings.
final class CircuitFixtures {

	static final String C0 = "/circuits/0";

	static final String C1 = "/circuits/1";

	static final String P0 = C0 + "/peerings/0";

	static final String P1 = C1 + "/peerings/0";

	static final String M0 = C0 + "/peerings/1";

	static final String PROPS = "/body/properties";

	static final String ONE = "/links/primary";

	static final String TWO = "/links/secondary";

	private static final String AMS = "contoso-ams";

	private static final String PRIVATE = "contoso-ams/AzurePrivatePeering";

	private static final String MICROSOFT = "contoso-ams/MicrosoftPeering";

	static final String OLD = "'2026-02-01T00:00:00Z'";

	private CircuitFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream
			.of(operational(), links(), routes(), active(), maintenance(), alerts(), managed(), validated(), asn(),
					stale())
			.flatMap(List::stream);
	}

	private static List<Fixture> operational() {
		return of("ER-04", AMS).pass("all in order")
			.fail("the provider has not provisioned it",
					set(C0 + PROPS + "/serviceProviderProvisioningState", "'NotProvisioned'"))
			.fail("Microsoft has not enabled it", set(C0 + PROPS + "/circuitProvisioningState", "'Disabled'"))
			.fail("its last change failed", set(C0 + PROPS + "/provisioningState", "'Failed'"))
			.unknown("it could not be read", set(C0 + "/problem", "'we may not read it'"))
			.unknown("it is being changed", set(C0 + PROPS + "/provisioningState", "'Updating'"))
			.tempting(UNKNOWN, "it was in order a month ago", set(C0 + "/readAt", OLD))
			.tempting(FAIL, "a provider's circuit that no longer says what the provider did",
					drop(C0 + PROPS + "/serviceProviderProvisioningState"))
			.pass("a circuit on a port of one's own has no provider", set(C0 + PROPS + "/expressRoutePort",
					"{'id':'/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/ExpressRoutePorts/contoso-port'}"),
					drop(C0 + PROPS + "/serviceProviderProvisioningState"))
			.all();
	}

	private static List<Fixture> links() {
		return of("ER-05", PRIVATE).pass("both links are up")
			.fail("the primary link is idle", set(P0 + ONE + "/summary/value/0/statePfxRcd", "'Idle'"))
			.fail("the secondary link is not in the table", set(P0 + TWO + "/summary/value", "[]"))
			.fail("the secondary link is not configured", drop(P0 + PROPS + "/secondaryPeerAddressPrefix"))
			.fail("the peering is disabled and its tables are refused", set(P0 + PROPS + "/state", "'Disabled'"),
					set(P0 + ONE + "/summary/value", "[]"))
			.unknown("a table could not be read", set(P0 + TWO + "/summary/problem", "'Azure was busy'"))
			.unknown("nothing is known of the links", drop(P0 + "/links"))
			.unknown("the peering could not be read", drop(P0 + "/body"))
			.tempting(FAIL, "a session that is up and brings nothing",
					set(P0 + ONE + "/summary/value/0/statePfxRcd", "'0'"))
			.tempting(FAIL, "the session that is up is with somebody else",
					set(P0 + ONE + "/summary/value/0/neighbor", "'192.0.2.1'"))
			.tempting(UNKNOWN, "it was up a month ago", set(P0 + TWO + "/readAt", OLD))
			.tempting(UNKNOWN, "it is up tomorrow", set(P0 + TWO + "/readAt", "'2026-03-03T09:00:00Z'"))
			.all();
	}

	private static List<Fixture> routes() {
		return of("ER-06", PRIVATE).pass("everything arrives over both")
			.fail("a prefix arrives over one only", drop(P1 + ONE + "/routes/value/0"),
					drop(P1 + TWO + "/routes/value/0"))
			.fail("the other circuit has no peering", set(C1 + "/peerings", "[]"))
			.unknown("a route table of the other could not be read", set(P1 + ONE + "/routes/problem", "'busy'"))
			.unknown("the other circuit's peerings are not known", drop(C1 + "/peerings"))
			.unknown("only a summary arrives", set(P1 + ONE + "/routes/value/0/network", "'10.0.0.0/15'"),
					set(P1 + TWO + "/routes/value/0/network", "'10.0.0.0/15'"))
			.pass("a declared summary arrives", set(P1 + ONE + "/routes/value/0/network", "'10.0.0.0/15'"),
					set(P1 + TWO + "/routes/value/0/network", "'10.0.0.0/15'"),
					set(DeclaredFixtures.S0 + "/summaries", "['10.0.0.0/15']"))
			.tempting(UNKNOWN, "the summary's declaration is over",
					set(P1 + ONE + "/routes/value/0/network", "'10.0.0.0/15'"),
					set(P1 + TWO + "/routes/value/0/network", "'10.0.0.0/15'"),
					set(DeclaredFixtures.S0 + "/summaries", "['10.0.0.0/15']"),
					set(DeclaredFixtures.S0 + "/until", "'2026-03-01T00:00:00Z'"))
			.tempting(UNKNOWN, "there is a default route", set(P1 + ONE + "/routes/value/0/network", "'0.0.0.0/0'"),
					set(P1 + TWO + "/routes/value/0/network", "'0.0.0.0/0'"))
			.tempting(FAIL, "the prefix comes from another router",
					set(P1 + ONE + "/routes/value/0/nextHop", "'192.0.2.9'"),
					set(P1 + TWO + "/routes/value/0/nextHop", "'192.0.2.9'"))
			.tempting(UNKNOWN, "both bring nothing", set(P0 + ONE + "/routes/value", "[]"),
					set(P0 + TWO + "/routes/value", "[]"), set(P1 + ONE + "/routes/value", "[]"),
					set(P1 + TWO + "/routes/value", "[]"), set(DeclaredFixtures.S0 + "/prefixes", "[]"),
					set("/gateways/0/learned/value", "[]"), set("/gateways/1/learned/value", "[]"))
			.all();
	}

	private static List<Fixture> active() {
		return of("ER-07", PRIVATE).pass("both links bring the same")
			.fail("one link's paths are longer", set(P0 + TWO + "/routes/value/0/path", "'65010 65010 65010'"))
			.fail("a prefix is on one link only", drop(P0 + TWO + "/routes/value/1"))
			.unknown("a table is not known", drop(P0 + TWO + "/routes"))
			.unknown("nothing arrives", set(P0 + ONE + "/routes/value", "[]"), set(P0 + TWO + "/routes/value", "[]"))
			.pass("Microsoft makes both paths longer in maintenance",
					set(P0 + TWO + "/routes/value/0/path", "'65010 12076 12076 12076 12076 12076 12076 12076 12076'"))
			.tempting(FAIL, "the routes are alike, and one link carries nothing",
					set(P0 + "/stats/1/body/secondarybytesIn", "1000"),
					set(P0 + "/stats/1/body/secondarybytesOut", "1000"))
			.tempting(FAIL, "one link brings halves of what the other one brings",
					set(P0 + TWO + "/routes/value/0/network", "'10.1.0.0/17'"),
					push(P0 + TWO + "/routes/value",
							"{'network':'10.1.128.0/17','nextHop':'172.16.1.5','path':'65010'}"))
			.all();
	}

	private static List<Fixture> maintenance() {
		var event = "[{'name':'AB12-C3','properties':{'eventType':'PlannedMaintenance','status':'Active','impactStartTime':'2026-03-10T00:00:00Z','impactMitigationTime':'2026-03-10T04:00:00Z'}}]";
		return of("ER-25", AMS).pass("nothing is announced")
			.fail("maintenance is announced", set(C0 + "/events/value", event))
			.fail("maintenance is declared",
					set(DeclaredFixtures.S0 + "/maintenance",
							"[{'from':'2026-03-05T00:00:00Z','until':'2026-03-05T06:00:00Z','by':'the provider'}]"))
			.unknown("Service Health may not be read", set(C0 + "/events/problem", "'forbidden'"))
			.unknown("Service Health was not asked", drop(C0 + "/events"))
			.pass("an announcement that is over", set(C0 + "/events/value", event.replace("'Active'", "'Resolved'")))
			.tempting(FAIL, "nothing is announced, and a path says otherwise",
					set(P0 + TWO + "/routes/value/0/path", "'65010 12076 12076 12076 12076 12076 12076 12076 12076'"))
			.tempting(UNKNOWN, "an announcement that does not say when",
					set(C0 + "/events/value", event.replace("'impactStartTime':'2026-03-10T00:00:00Z',", "")))
			.tempting(UNKNOWN, "nothing was announced three weeks ago", set(C0 + "/events/readAt", OLD))
			.all();
	}

	private static List<Fixture> alerts() {
		return of("ER-26", AMS).pass("all alerts are there")
			.fail("nobody is alerted of maintenance", set(C0 + "/alerts/activityLog", "[]"))
			.fail("nobody is alerted of BGP", set(C0 + "/alerts/metrics/1/metrics", "['ArpAvailability']"))
			.unknown("alerts may not be read", set(C0 + "/alerts/problem", "'forbidden'"))
			.unknown("alerts were not asked for", drop(C0 + "/alerts"))
			.tempting(FAIL, "the alert is switched off", set(C0 + "/alerts/metrics/0/enabled", "false"))
			.tempting(FAIL, "the alert is about something else",
					set(C0 + "/alerts/activityLog/0/category", "'Administrative'"))
			.pass("narrowed to maintenance of ExpressRoute where the circuit is", alert(
					"{'id':'x','enabled':true,'category':'ServiceHealth','incidents':['Maintenance'],'services':['ExpressRoute'],'regions':['West Europe'],'actions':['mail']}"))
			.tempting(FAIL, "the alert is of incidents only", alert(
					"{'enabled':true,'category':'ServiceHealth','incidents':['Incident','Security'],'services':[],'regions':[],'actions':['mail']}"))
			.tempting(FAIL, "the alert is of other services", alert(
					"{'enabled':true,'category':'ServiceHealth','incidents':[],'services':['Azure DNS'],'regions':[],'actions':['mail']}"))
			.tempting(FAIL, "the alert is of another region", alert(
					"{'enabled':true,'category':'ServiceHealth','incidents':[],'services':[],'regions':['East US'],'actions':['mail']}"))
			.tempting(FAIL, "the alert tells nobody", alert(
					"{'enabled':true,'category':'ServiceHealth','incidents':[],'services':[],'regions':[],'actions':[]}"))
			.tempting(UNKNOWN, "it is not said what the alert is narrowed to",
					alert("{'enabled':true,'category':'ServiceHealth','actions':['mail']}"))
			.tempting(UNKNOWN, "alerts of measurements may not be read",
					set(C0 + "/alerts/metrics", "{'problem':'forbidden'}"))
			.all();
	}

	private static Edit alert(String json) {
		return set(C0 + "/alerts/activityLog", "[" + json + "]");
	}

	private static List<Fixture> managed() {
		return of("ER-29", PRIVATE).pass("the customer wrote it last")
			.fail("the provider wrote it last", set(P0 + PROPS + "/lastModifiedBy", "'contoso-telecom'"))
			.unknown("the peering could not be read", set(P0 + "/problem", "'forbidden'"))
			.tempting(UNKNOWN, "nobody wrote it", set(P0 + PROPS + "/lastModifiedBy", "''"))
			.all();
	}

	private static List<Fixture> validated() {
		var config = M0 + PROPS + "/microsoftPeeringConfig";
		return of("ER-21", MICROSOFT).pass("all are validated")
			.fail("validation is needed", set(config + "/advertisedPublicPrefixesState", "'ValidationNeeded'"))
			.unknown("the peering could not be read", set(M0 + "/problem", "'forbidden'"))
			.tempting(FAIL, "all together are validated, and one is not",
					set(config + "/advertisedPublicPrefixInfo/0/validationState", "'ValidationFailed'"))
			.tempting(UNKNOWN, "it says nothing of prefixes", drop(config))
			.all();
	}

	private static List<Fixture> asn() {
		return of("ER-22", MICROSOFT).pass("the number is public")
			.fail("a private number, and prepending", set(M0 + PROPS + "/peerASN", "65010"),
					set(DeclaredFixtures.S0 + "/prepending", "true"))
			.fail("a private number of four bytes, and prepending", set(M0 + PROPS + "/peerASN", "4200000000"),
					set(DeclaredFixtures.S0 + "/prepending", "true"))
			.unknown("nobody says whether paths are made longer", set(M0 + PROPS + "/peerASN", "65010"),
					drop(DeclaredFixtures.S0 + "/prepending"))
			.unknown("the number is not known", drop(M0 + PROPS + "/peerASN"))
			.none("a private number without prepending", set(M0 + PROPS + "/peerASN", "65010"))
			.tempting(UNKNOWN, "a private number, and a declaration that is over",
					set(M0 + PROPS + "/peerASN", "65010"), set(DeclaredFixtures.S0 + "/until", OLD))
			.tempting(UNKNOWN, "no number at all", set(M0 + PROPS + "/peerASN", "0"))
			.tempting(UNKNOWN, "half a number", set(M0 + PROPS + "/peerASN", "0.5"))
			.tempting(UNKNOWN, "a number and a half", set(M0 + PROPS + "/peerASN", "3356.5"))
			.all();
	}

	private static Edit longer(int row) {
		return set(P0 + TWO + "/routes/value/" + row + "/path", "'65010 65010 65010'");
	}

	private static List<Fixture> stale() {
		var more = "{'network':'10.9.0.0/16','nextHop':'172.16.1.5','path':'65010 65010 65010'}";
		return of("SB-01", PRIVATE).none("no link is passive")
			.pass("the passive link follows", longer(0), longer(1))
			.fail("a prefix stands on the passive link only", longer(0), longer(1),
					push(P0 + TWO + "/routes/value", more))
			.fail("the active link changed, and the passive one did not", longer(0), longer(1),
					push(P0 + ONE + "/routes/value", "{'network':'10.3.0.0/16','nextHop':'172.16.1.1','path':'65010'}"))
			.unknown("it is not known how it was", longer(0), longer(1), drop(P0 + ONE + "/before"))
			.unknown("a table is not known", drop(P0 + TWO + "/routes"))
			.tempting(FAIL, "the passive link has as many prefixes, and others", longer(1),
					set(P0 + TWO + "/routes/value/0",
							"{'network':'10.8.0.0/16','nextHop':'172.16.1.5','path':'65010 65010 65010'}"))
			.tempting(NOT_APPLICABLE, "the links share the work prefix by prefix", longer(0),
					set(P0 + ONE + "/routes/value/1/path", "'65010 65010 65010'"))
			.all();
	}

}
