package dev.switchback.catalog.peeringfailover;

import java.time.Instant;
import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.CustomerEdge;
import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.engine.VirtualTime;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.FixedPairs;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What people read who bring circuits back by hand.
class CardTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final CustomerEdge.Neighbours SESSION = new CustomerEdge.Neighbours(Link.PRIMARY, Family.IPV4,
			"192.168.0.0/30", "192.168.0.1", "192.168.0.2");

	private final VirtualTime time = new VirtualTime();

	/// Of one circuit it is declared that it uses a key, of the other one nothing.
	private final PeeringFailover playbook = new PeeringFailover(
			new InProcessAzure(this.time, this.time, this.time::pass,
					new ArmSimulator(this.time, Settings.DEFAULT, 42))
				.expressRoute(),
			new Probes(new ScriptedProber(), ProbeSettings.DEFAULT),
			new FixedPairs(List.of(CircuitPair.plain("pair",
					CircuitPair.Circuit.plain(CIRCUITS + "ams", "Amsterdam", CircuitPair.Md5.USED),
					CircuitPair.Circuit.plain(CIRCUITS + "dub", "Dublin", CircuitPair.Md5.UNKNOWN), "ada",
					VirtualTime.START))));

	private Plan plan(Baseline... recorded) {
		var plan = this.playbook.plan(Mandate.of(Purpose.DRILL), JSON
			.readValue("{\"target\":{\"circuitPair\":\"pair\"},\"parameters\":{\"scope\":\"BOTH\"}}", Request.class));
		for (var baseline : recorded) {
			plan = this.playbook.revise(plan, baseline);
		}
		return plan;
	}

	private List<String> lines(Plan plan, String heading) {
		return this.playbook.card(plan)
			.orElseThrow()
			.sections()
			.stream()
			.filter((section) -> section.heading().equals(heading))
			.flatMap((section) -> section.lines().stream())
			.toList();
	}

	private static Baseline baseline(List<Baseline.LinkFound> links, CustomerEdge edge) {
		return new Baseline(CIRCUITS + "ams", new Baseline.Found("e", "Enabled", null, null), links, List.of(), null,
				Instant.EPOCH, null, edge);
	}

	@Test
	void eachCircuitIsSwitchedOnAsItsOwnKeyIsDeclared() {
		var plan = plan();
		assertThat(lines(plan, "Before you change ams (Amsterdam)")).singleElement()
			.asString()
			.startsWith("This circuit's BGP sessions use an MD5 key, and Azure never shows it.");
		assertThat(lines(plan, "Before you change dub (Dublin)")).singleElement()
			.asString()
			.startsWith("Whether this circuit's BGP sessions use an MD5 key is not declared.");
		assertThat(lines(plan, "Switch ams (Amsterdam) on")).singleElement()
			.asString()
			.endsWith(" --set state=Enabled --shared-key '<MD5 KEY>'");
		assertThat(lines(plan, "Switch dub (Dublin) on")).singleElement().asString().endsWith(" --set state=Enabled");
	}

	@Test
	void eachLinkIsToldAsItWasFoundWithWhatWasSeenOfIpv6() {
		var route = new Baseline.RouteFound("10.1.0.0/16", "65010", null);
		var seen = plan(baseline(
				List.of(new Baseline.LinkFound(Link.PRIMARY, true, List.of(route), true),
						new Baseline.LinkFound(Link.SECONDARY, false, List.of(), false)),
				new CustomerEdge(65010, List.of())));
		assertThat(lines(seen, "As ams (Amsterdam) was found")).contains(
				"The primary link was up (IPv6 up) and brought 10.1.0.0/16.",
				"The secondary link was down (IPv6 down) and brought nothing.");
		var untold = plan(baseline(List.of(new Baseline.LinkFound(Link.PRIMARY, true, List.of(route), null)),
				new CustomerEdge(65010, List.of())));
		assertThat(lines(untold, "As ams (Amsterdam) was found"))
			.contains("The primary link was up and brought 10.1.0.0/16.");
	}

	@Test
	void whoeverHasToFillInTheAsnIsToldSo() {
		var heading = "Drain ams (Amsterdam) at the customer edge, without Azure";
		assertThat(lines(plan(baseline(List.of(), new CustomerEdge(0, List.of(SESSION)))), heading))
			.containsExactly("router bgp <YOUR ASN>", " neighbor 192.168.0.2 shutdown");
		assertThat(lines(plan(baseline(List.of(), new CustomerEdge(1, List.of(SESSION)))), heading))
			.containsExactly("router bgp 1", " neighbor 192.168.0.2 shutdown");
		assertThat(this.playbook.card(plan(baseline(List.of(), new CustomerEdge(1, List.of(SESSION)))))
			.orElseThrow()
			.sections())
			.contains(new Section("Take that back", Kind.ROUTER,
					List.of("router bgp 1", " no neighbor 192.168.0.2 shutdown")));
	}

}
