package dev.switchback.simulator;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Delivery;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Mutation.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class FaultTests {

	private final Rig rig = new Rig();

	private Mutation last() {
		return this.rig.simulator.mutations().getLast();
	}

	private int fired(String id) {
		return this.rig.fault(id).path("fired").asInt();
	}

	@Test
	void refuseSaysWhatItWasToldAndChangesNothing() {
		var id = this.rig.simulator.order("""
				{"kind":"refuse","match":{"method":"PUT"},"times":1,"status":409,"code":"Locked","message":"No."}""");

		var refused = this.rig.switchTo(Rig.AMS, "Disabled");

		assertThat(refused.status()).isEqualTo(409);
		assertThat(Rig.code(refused)).isEqualTo("Locked");
		assertThat(Rig.message(refused)).isEqualTo("No.");
		assertThat(last().outcome()).isEqualTo(Outcome.REFUSED);
		assertThat(last().code()).isEqualTo("Locked");
		assertThat(fired(id)).isEqualTo(1);
		assertThat(this.rig.switchTo(Rig.AMS, "Disabled").status()).isEqualTo(200);
	}

	@Test
	void throttleSaysWhenToComeBack() {
		this.rig.simulator.order("{\"kind\":\"throttle\",\"retryAfter\":7,\"times\":1}");

		var refused = this.rig.get(Rig.AMS);

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.header("Retry-After")).isEqualTo("7");
	}

	@Test
	void blindnessConcernsReadsOnly() {
		var id = this.rig.simulator
			.order("{\"kind\":\"blind\",\"for\":\"PT1M\",\"match\":{\"path\":\"*contoso-ams*\"}}");
		var write = Request.of("PUT", Rig.url(Rig.AMS + Rig.PEERING)).withBody("application/json", "{}");

		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(503);
		assertThat(this.rig.post(Rig.AMS + Rig.PEERING + "/routeTables/primary").status()).isEqualTo(503);
		assertThat(this.rig.get(Rig.DUB).status()).isEqualTo(200);
		assertThat(this.rig.send(write).status()).isEqualTo(400);
		assertThat(fired(id)).isEqualTo(2);
		this.rig.time.advance("PT1M");
		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(200);
	}

	@Test
	void blindnessMayBeSilence() {
		this.rig.simulator.order("{\"kind\":\"blind\",\"silence\":\"PT90S\"}");

		assertThat(this.rig.get(Rig.AMS).delivery()).isEqualTo(new Delivery.Dropped(Duration.ofSeconds(90)));
	}

	@Test
	void aLostResponseWasACallThatTookEffect() {
		this.rig.simulator.order("{\"kind\":\"lose\",\"match\":{\"method\":\"put\"},\"hold\":\"PT2S\",\"times\":1}");

		var lost = this.rig.switchTo(Rig.AMS, "Disabled");

		assertThat(lost.delivery()).isEqualTo(new Delivery.Dropped(Duration.ofSeconds(2)));
		assertThat(last().outcome()).isEqualTo(Outcome.LOST_RESPONSE);
		assertThat(last().tookEffect()).isTrue();
		this.rig.time.advance("PT1M");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
	}

	@Test
	void aCallMayBeLostBeforeItTookEffect() {
		this.rig.simulator.order(
				"{\"kind\":\"lose\",\"tookEffect\":false,\"match\":{\"circuit\":\"contoso-ams\",\"method\":\"PUT\"}}");

		var lost = this.rig.switchTo(Rig.AMS, "Disabled");

		assertThat(lost.delivery()).isInstanceOf(Delivery.Dropped.class);
		assertThat(last().outcome()).isEqualTo(Outcome.NEVER_ARRIVED);
		assertThat(last().tookEffect()).isFalse();
		this.rig.time.advance("PT1M");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
	}

	@Test
	void aResponseMayBeHeldBack() {
		this.rig.simulator.order("{\"kind\":\"stall\",\"hold\":\"PT20S\",\"match\":{\"method\":\"PUT\"}}");

		assertThat(this.rig.switchTo(Rig.AMS, "Disabled").delivery())
			.isEqualTo(new Delivery.Held(Duration.ofSeconds(20)));
		assertThat(last().outcome()).isEqualTo(Outcome.ACCEPTED);
		this.rig.time.advance("PT4S");
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Succeeded");
	}

	@Test
	void anOperationMayTakeItsTime() {
		this.rig.simulator.order("{\"kind\":\"stall\",\"takes\":\"PT5M\",\"match\":{\"method\":\"PUT\"}}");
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");

		this.rig.time.advance("PT299S");
		assertThat(this.rig.status(accepted)).isEqualTo("InProgress");
		this.rig.time.advance("PT1S");
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
	}

	@Test
	void anOperationMayNeverEnd() {
		this.rig.simulator.order("{\"kind\":\"stall\",\"never\":true,\"match\":{\"method\":\"PUT\"}}");
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");

		this.rig.time.advance("PT23H");
		assertThat(this.rig.status(accepted)).isEqualTo("InProgress");
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Updating");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
	}

	private Response failing(boolean tookEffect) {
		this.rig.simulator
			.order("""
					{"kind":"fail","code":"Boom","message":"It broke.","match":{"method":"PUT"},"times":1,"tookEffect":%s}"""
				.formatted(tookEffect));
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");
		this.rig.time.advance("PT1M");
		return accepted;
	}

	@Test
	void aFailedOperationSaysWhyAndMayReadAsIfItHadWorked() {
		var accepted = failing(false);

		assertThat(accepted.status()).isEqualTo(200);
		var status = this.rig.json(Rig.asyncOperation(accepted));
		assertThat(status.path("status").asString()).isEqualTo("Failed");
		assertThat(status.path("error").path("code").asString()).isEqualTo("Boom");
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Failed");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
	}

	@Test
	void aFailedOperationMayHaveWorked() {
		failing(true);

		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Failed");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Idle");
	}

	@Test
	void aFailedOperationMayReadAsBefore() {
		var before = new Rig(Choices.assuming("failedWriteShows", "PREVIOUS"));
		before.simulator.order("{\"kind\":\"fail\",\"match\":{\"method\":\"PUT\"}}");
		before.settle(Rig.AMS, "Disabled");

		assertThat(before.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
	}

	@Test
	void aReadMayFailToo() {
		this.rig.simulator.order("{\"kind\":\"fail\",\"code\":\"Boom\",\"match\":{\"path\":\"*/routeTables/*\"}}");
		var accepted = this.rig.post(Rig.AMS + Rig.PEERING + "/routeTables/primary");
		this.rig.time.advance("PT1S");

		assertThat(this.rig.get(Rig.location(accepted)).status()).isEqualTo(400);
	}

	@Test
	void aWriteMaySucceedAndDoNothing() {
		this.rig.simulator.order("{\"kind\":\"ignore\",\"match\":{\"method\":\"PUT\"}}");
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");
		this.rig.time.advance("PT1M");

		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
	}

	@Test
	void faultsBeginAndEndByTheClock() {
		this.rig.simulator.order("{\"kind\":\"refuse\",\"after\":\"PT10S\",\"for\":\"PT5S\"}");

		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(200);
		this.rig.time.advance("PT10S");
		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(403);
		this.rig.time.advance("PT5S");
		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(200);
	}

	@Test
	void signingInIsOnlyConcernedIfItIsNamed() {
		var token = Request.of("GET", Rig.BASE + "/adfs/.well-known/openid-configuration");
		this.rig.simulator.order("{\"kind\":\"refuse\"}");
		assertThat(this.rig.simulator.handle(token).status()).isEqualTo(200);
		this.rig.simulator.order("{\"kind\":\"refuse\",\"status\":500,\"match\":{\"path\":\"/adfs/*\"}}");
		assertThat(this.rig.simulator.handle(token).status()).isEqualTo(500);
	}

	@Test
	void aThrottledPollLeavesTheOperationAlone() {
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");
		this.rig.simulator.order("{\"kind\":\"throttle\",\"match\":{\"path\":\"*/operations/*\"},\"for\":\"PT10S\"}");

		assertThat(this.rig.get(Rig.asyncOperation(accepted)).status()).isEqualTo(429);
		this.rig.time.advance("PT10S");
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
	}

	@Test
	void globsAreReadWithoutRegardToCaseAndKnowOnlyStars() {
		this.rig.simulator.order("{\"kind\":\"refuse\",\"match\":{\"path\":\"*/EXPRESSROUTECIRCUITS/contoso-a*s\"}}");

		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(403);
		assertThat(this.rig.get(Rig.DUB).status()).isEqualTo(200);
		assertThat(this.rig.get(Rig.AMS + Rig.PEERING).status()).isEqualTo(200);
	}

	@Test
	void twoFaultsOnOneCallAddUp() {
		this.rig.simulator.order("{\"kind\":\"stall\",\"takes\":\"PT30S\",\"match\":{\"method\":\"PUT\"}}");
		this.rig.simulator.order("{\"kind\":\"lose\",\"match\":{\"method\":\"PUT\"}}");
		this.rig.simulator.order("{\"kind\":\"fail\",\"match\":{\"method\":\"PUT\"}}");

		var lost = this.rig.switchTo(Rig.AMS, "Disabled");

		assertThat(lost.delivery()).isInstanceOf(Delivery.Dropped.class);
		this.rig.time.advance("PT29S");
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Updating");
		this.rig.time.advance("PT1S");
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Failed");
		assertThat(List.of(lost.status(), this.rig.simulator.mutations().size())).containsExactly(200, 1);
	}

	@Test
	void aFaultTakenBackStrikesNoMore() {
		var id = this.rig.simulator.order("{\"kind\":\"refuse\"}");
		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(403);
		assertThat(this.rig.admin("DELETE", "/faults/" + id, "").status()).isEqualTo(204);
		assertThat(this.rig.get(Rig.AMS).status()).isEqualTo(200);
	}

	@Test
	void aPeeringReadWhileItsStateIsWrittenHasTheNewStateAlready() {
		this.rig.simulator.order("{\"kind\":\"stall\",\"never\":true,\"match\":{\"method\":\"PUT\"}}");
		this.rig.switchTo(Rig.AMS, "Disabled");

		ObjectNode properties = (ObjectNode) this.rig.peering(Rig.AMS);
		assertThat(properties.path("state").asString()).isEqualTo("Disabled");
	}

}
