package dev.switchback.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.switchback.simulator.wire.Request;

import static org.assertj.core.api.Assertions.assertThat;

/// The state is a function of the clock and of what was received.
class TimeTests {

	private static String estate(Rig rig) {
		return rig.admin("GET", "/estate", "").text();
	}

	/// A story with writes, faults and drift at fixed moments, and reads at moments of chance.
	private static String story(int readsBetween, long chance) {
		var rig = new Rig();
		var random = new Random(chance);
		rig.simulator.order(
				"{\"kind\":\"convergence\",\"flap\":{\"link\":\"primary\",\"every\":\"PT7S\",\"down\":\"PT3S\"},\"circuit\":\"contoso-dub\"}");
		rig.simulator.order(
				"{\"kind\":\"convergence\",\"never\":true,\"circuit\":\"contoso-ams\",\"after\":\"PT40S\",\"for\":\"PT50S\"}");
		rig.simulator.order(
				"{\"kind\":\"drift\",\"circuit\":\"contoso-dub\",\"set\":{\"state\":\"Disabled\"},\"after\":\"PT77S\"}");
		for (int round = 0; round < 4; round++) {
			rig.switchTo(Rig.AMS, (round % 2 == 0) ? "Disabled" : "Enabled");
			long left = 30_000;
			for (int read = 0; read < readsBetween; read++) {
				long step = random.nextLong(left / readsBetween);
				rig.time.advance(Duration.ofMillis(step));
				left -= step;
				rig.get((read % 2 == 0) ? Rig.AMS + "/stats" : Rig.DUB + Rig.PEERING);
			}
			rig.time.advance(Duration.ofMillis(left));
		}
		// Ids differ with the number of calls; the rest may not.
		return estate(rig).replaceAll("\"W/[^,]*", "\"etag");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void pollingChangesNothing(long chance) {
		assertThat(story(50, chance)).isEqualTo(story(0, chance));
	}

	@Test
	void theSameSeedAndCallsGiveTheSameAnswersToTheLetter() {
		var transcripts = new ArrayList<String>();
		for (int run = 0; run < 2; run++) {
			var rig = new Rig();
			var text = new StringBuilder();
			rig.settle(Rig.AMS, "Disabled");
			text.append(rig.get(Rig.AMS).text()).append(rig.get(Rig.AMS).headers());
			text.append(rig.read(Rig.GATEWAY + "/getLearnedRoutes")).append(rig.simulator.mutations());
			transcripts.add(text.toString());
		}

		assertThat(transcripts.get(0)).isEqualTo(transcripts.get(1));
	}

	@Test
	void aForkGoesItsOwnWay() {
		var rig = new Rig();
		var accepted = rig.switchTo(Rig.AMS, "Disabled");
		var before = estate(rig);
		var otherTime = new VirtualTime();
		var fork = rig.simulator.fork(otherTime);
		var call = Request.of("GET", Rig.asyncOperation(accepted))
			.with("Authorization", "Bearer " + rig.simulator.issueToken());

		otherTime.advance("PT1M");

		assertThat(Rig.json(fork.handle(call)).path("status").asString()).isEqualTo("Succeeded");
		assertThat(Rig.json(rig.simulator.handle(call)).path("status").asString()).isEqualTo("InProgress");
		fork.order("{\"kind\":\"refuse\"}");
		assertThat(fork.mutations()).hasSize(1);
		assertThat(estate(rig)).isEqualTo(before);
		assertThat(rig.get(Rig.AMS).status()).isEqualTo(200);
	}

	@Test
	void timeNeverGoesBack() {
		var rig = new Rig();
		var accepted = rig.switchTo(Rig.AMS, "Disabled");
		rig.time.advance("PT4S");
		assertThat(rig.status(accepted)).isEqualTo("Succeeded");
		rig.time.advance("-PT1H");

		assertThat(rig.status(accepted)).isEqualTo("Succeeded");
	}

	@Test
	void manyThreadsMayCallAtOnceAndOneOfThemWins() throws Exception {
		var rig = new Rig();
		var body = rig.writable(Rig.AMS);
		Callable<Integer> write = () -> rig.put(Rig.AMS + Rig.PEERING, body).status();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var statuses = new ArrayList<Integer>();
			for (var result : threads.invokeAll(Collections.nCopies(100, write))) {
				statuses.add(result.get());
			}
			assertThat(statuses).hasSize(100).containsOnlyOnce(200).containsOnly(200, 429);
		}
		assertThat(rig.simulator.mutations()).hasSize(100);
		assertThat(rig.simulator.mutations().stream().map((line) -> line.seq()).toList())
			.isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
	}

}
