package dev.switchback.catalog.vmfailover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.switchback.azure.siterecovery.FailedOver;
import dev.switchback.azure.siterecovery.GroupRef;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.azure.siterecovery.Place;
import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.catalog.request.Machines;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContinuingTests {

	private static final String VAULT = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/dr-vault";

	private static final GroupRef GROUP = new GroupRef(VAULT, VAULT + "/replicationRecoveryPlans/shop-plan",
			"shop-plan");

	/// Where the other one had come to, of a journey there and back.
	private static Optional<String> of(String key, String at, Member now, Member then) {
		return new Continuing(plan(null, now), plan(null, then), at).of(key);
	}

	private static Plan plan(@Nullable GroupRef group, Member... members) {
		return new Plan(Purpose.EMERGENCY, List.of(members), group, true, Machines.USUAL_POINT, ReprotectWish.NONE,
				Timers.NONE, null);
	}

	private static Member member(String name, Known out, Known back) {
		return new Member(new ItemRef(VAULT, name, VAULT + "/" + name, name), Map.of(Leg.OUT, out, Leg.BACK, back),
				Map.of());
	}

	private static Known there(boolean adopted) {
		return Known.NOTHING.with(facts("west", "north", adopted));
	}

	private static Known home(boolean adopted) {
		return Known.NOTHING.with(facts("north", "west", adopted));
	}

	private static Known seen(Known known) {
		return known.with(new FailedOver("out", null, null, null, null, Instant.EPOCH, null));
	}

	private static LegFacts facts(String from, String to, boolean adopted) {
		return new LegFacts("out", "item", new Place(from, ""), new Place(to, ""), null, adopted, List.of(), null,
				null);
	}

	@Test
	void theWayThatWasUnderWayGoesOn() {
		assertThat(of("out.failover", "out.failover", member("a", there(false), Known.NOTHING),
				member("a", there(false), Known.NOTHING)))
			.hasValue("out.failover");
		assertThat(of("out.source", "out.decide", member("a", there(true), Known.NOTHING),
				member("a", seen(there(false)), Known.NOTHING)))
			.hasValue("out.source");
	}

	@Test
	void theWayHomeGoesOnAsTheWayOut() {
		var then = member("a", seen(there(false)), home(false));
		var now = member("a", home(false), Known.NOTHING);
		assertThat(of("back.failover", "back.failover", now, then)).hasValue("out.failover");
		assertThat(of("out.failover", "back.failover", now, then)).isEmpty();
	}

	@Test
	void whatHadArrivedIsOver() {
		assertThat(of("out.failover", "home", member("a", there(true), Known.NOTHING),
				member("a", seen(there(false)), Known.NOTHING)))
			.isEmpty();
	}

	@Test
	void whatLeadsElsewhereOrWasUndoneByOthersIsOver() {
		assertThat(of("out.source", "out.decide", member("a", home(true), Known.NOTHING),
				member("a", seen(there(false)), Known.NOTHING)))
			.isEmpty();
		assertThat(of("out.source", "out.decide", member("a", there(false), Known.NOTHING),
				member("a", seen(there(false)), Known.NOTHING)))
			.isEmpty();
		assertThat(of("out.source", "out.decide", member("b", there(true), Known.NOTHING),
				member("a", seen(there(false)), Known.NOTHING)))
			.as("another machine")
			.isEmpty();
	}

	@Test
	void whatIsOfNoWayGoesOn() {
		assertThat(of("drill", "home", member("a", home(false), Known.NOTHING), member("a", there(true), home(false))))
			.hasValue("drill");
	}

	@Test
	void theMachinesOfAGroupAreKnownWhateverTheirNumber() {
		var then = plan(GROUP, member("a", there(false), Known.NOTHING), member("b", there(false), Known.NOTHING));
		var now = plan(GROUP, member("b", there(false), Known.NOTHING), member("a", home(false), Known.NOTHING));
		var continuing = new Continuing(now, then, "out.failover");
		assertThat(continuing.of("out.source.2")).hasValue("out.source.1");
		assertThat(continuing.of("out.source.1")).isEmpty();
		assertThat(continuing.of("out.failover")).hasValue("out.failover");
		assertThat(new Continuing(plan(null, member("b", there(false), Known.NOTHING)), then, "out.failover")
			.of("out.failover")).as("a machine is no group").isEmpty();
	}

}
