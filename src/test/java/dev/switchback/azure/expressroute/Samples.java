package dev.switchback.azure.expressroute;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmJson;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Things seen, for tests of judgement.
final class Samples {

	static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

	static final DeclaredCircuit AMS = circuit("contoso-ams", "Amsterdam");

	static final DeclaredCircuit DUB = circuit("contoso-dub", "Dublin");

	static final List<String> PREFIXES = List.of("10.1.0.0/16", "10.2.0.0/16");

	private Samples() {
	}

	static DeclaredCircuit circuit(String name, String site) {
		return DeclaredCircuit.of("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
				+ "/providers/Microsoft.Network/expressRouteCircuits/" + name, site, Md5.NOT_USED);
	}

	static ObjectNode json(String text) {
		return (ObjectNode) ArmJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).orElseThrow();
	}

	/// A private peering as a GET shows it.
	static ObjectNode peeringJson(String state) {
		return json(
				"""
						{'name':'AzurePrivatePeering','id':'/x','etag':'W/\\"1\\"','type':'Microsoft.Network/expressRouteCircuits/peerings',
						'properties':{'provisioningState':'Succeeded','peeringType':'AzurePrivatePeering','azureASN':12076,
						'peerASN':65010,'primaryPeerAddressPrefix':'172.16.1.0/30','secondaryPeerAddressPrefix':'172.16.1.4/30',
						'primaryAzurePort':'P','secondaryAzurePort':'S','state':'%s','vlanId':201,'gatewayManagerEtag':'12',
						'lastModifiedBy':'Customer','connections':[],'peeredConnections':[]}}"""
					.formatted(state));
	}

	static PeeringSeen peering(ObjectNode document) {
		return PeeringSeen.of(id(), document);
	}

	static PeeringSeen peering(String state) {
		return peering(peeringJson(state));
	}

	static ArmId id() {
		return AMS.peeringId();
	}

	static <T> Fetched<T> value(T value) {
		return new Fetched.Value<>(value, AT);
	}

	static <T> Fetched<T> unseen() {
		return new Fetched.Failed<>(
				new ArmProblem.Unavailable(new Problem(503, "ServiceUnavailable", "m"), Duration.ofSeconds(5)), AT);
	}

	static <T> Fetched<T> refused() {
		return new Fetched.Failed<>(new ArmProblem.Invalid(new Problem(400, "PeeringNotEnabled", "m")), AT);
	}

	static SessionSeen session(Link link, Session session) {
		return new SessionSeen(link, Family.IPV4, value(session));
	}

	static List<SessionSeen> up() {
		return List.of(session(Link.PRIMARY, new Session.Up(2)), session(Link.SECONDARY, new Session.Up(2)));
	}

	static List<SessionSeen> down() {
		return List.of(session(Link.PRIMARY, new Session.Down("down (Idle)")),
				session(Link.SECONDARY, new Session.Down("down (not in the table)")));
	}

	/// The customer's routes on a link of the sample peering.
	static List<Route> routes(Link link, List<String> prefixes) {
		var hop = (link == Link.PRIMARY) ? "172.16.1.1" : "172.16.1.5";
		var routes = new ArrayList<Route>();
		prefixes.forEach((prefix) -> routes.add(new Route(Prefix.parse(prefix), hop, AsPath.parse("65010"))));
		routes.add(new Route(Prefix.parse("10.100.0.0/16"), "10.100.255.12", AsPath.parse("65515")));
		return routes;
	}

	static PathSeen path(PeeringSeen peering, List<SessionSeen> sessions, List<String> prefixes) {
		return new PathSeen(peering, sessions,
				List.of(value(routes(Link.PRIMARY, prefixes)), value(routes(Link.SECONDARY, prefixes))));
	}

	static JsonNode table(String text) {
		return json(text);
	}

}
