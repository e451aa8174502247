package dev.switchback.simulator;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.switchback.simulator.estate.sick.SickPairs;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// Reads: 250 at once and 25 a second; writes and deletes: 200 at once and 10 a second, whatever the speed.
class ThrottleTests {

	private final Rig rig = new Rig(Settings.DEFAULT.atSpeed(1000));

	private Response call(String method) {
		return this.rig.send(Request.of(method, Rig.url(Rig.NETWORK + "/expressRouteCircuits/nowhere")));
	}

	private long admitted(String method, int calls) {
		return IntStream.range(0, calls).filter((call) -> call(method).status() != 429).count();
	}

	@ParameterizedTest
	@CsvSource({ "GET,250,25", "PUT,200,10", "PATCH,200,10", "DELETE,200,10" })
	void bucketsEmptyAndFillAgain(String method, int capacity, int refill) {
		assertThat(admitted(method, capacity + 20)).isEqualTo(capacity);
		this.rig.time.advance("PT1S");
		assertThat(admitted(method, refill + 20)).isEqualTo(refill);
	}

	@Test
	void theRefusalSaysHowLongToWait() {
		admitted("GET", 250);
		var refused = call("GET");

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.header("Retry-After")).isEqualTo("1");
		assertThat(Rig.code(refused)).isEqualTo("SubscriptionRequestsThrottled");
	}

	@Test
	void callingTooEarlyRenewsTheWait() {
		admitted("GET", 251);
		this.rig.time.advance("PT0.9S");
		assertThat(call("GET").status()).isEqualTo(429);
		this.rig.time.advance("PT0.9S");
		assertThat(call("GET").status()).isEqualTo(429);
		this.rig.time.advance("PT1S");
		assertThat(call("GET").status()).isEqualTo(404);
	}

	@Test
	void whatIsLeftIsToldPerKind() {
		assertThat(call("GET").header("x-ms-ratelimit-remaining-subscription-reads")).isEqualTo("249");
		assertThat(this.rig.get(Rig.AMS).header("x-ms-ratelimit-remaining-subscription-reads")).isEqualTo("248");
		assertThat(this.rig.switchTo(Rig.AMS, "Disabled").header("x-ms-ratelimit-remaining-subscription-writes"))
			.isEqualTo("199");
		assertThat(this.rig.get("/subscriptions").header("x-ms-ratelimit-remaining-tenant-reads")).isEqualTo("249");
	}

	@Test
	void tablesDrawFromTheWritesUnlessSaidOtherwise() {
		var table = Rig.AMS + Rig.PEERING + "/arpTables/primary";
		assertThat(IntStream.range(0, 210).filter((call) -> this.rig.post(table).status() == 202).count())
			.isEqualTo(200);
		var unlimited = new Rig(Choices.assuming("tablePosts", "NONE"));
		assertThat(IntStream.range(0, 300).filter((call) -> unlimited.post(table).status() == 202).count())
			.isEqualTo(300);
	}

	@Test
	void theNetworkProviderCountsWritesOfARegionOverFiveMinutes() {
		var written = 0;
		while (written < 1001 && this.rig.switchTo(Rig.AMS, "Enabled").status() == 200) {
			written++;
			this.rig.time.advance("PT0.2S");
		}

		assertThat(written).isEqualTo(1000);
		var refused = this.rig.switchTo(Rig.AMS, "Enabled");
		assertThat(Rig.code(refused)).isEqualTo("TooManyRequests");
		assertThat(refused.header("Retry-After")).isEqualTo("101");
		assertThat(this.rig.switchTo(Rig.DUB, "Enabled").status()).isEqualTo(200);
		this.rig.time.advance("PT101S");
		assertThat(this.rig.switchTo(Rig.AMS, "Enabled").status()).isEqualTo(200);
	}

	@Test
	void eachSubscriptionHasItsOwnLimits() {
		var beside = new Rig(SickPairs.besideHealthyOnes(), Settings.DEFAULT);
		var other = "/subscriptions/00000000-0000-0000-0000-000000000122/resourceGroups/fastpath-rg";
		IntStream.range(0, 251).forEach((call) -> beside.get(Rig.AMS));
		assertThat(beside.get(Rig.AMS).status()).isEqualTo(429);
		assertThat(beside.get(other).status()).isEqualTo(200);
	}

	@Test
	void throttledWritesStandInTheLedger() {
		admitted("PUT", 201);

		assertThat(this.rig.simulator.mutations().getLast().outcome()).isEqualTo(Mutation.Outcome.THROTTLED);
	}

}
