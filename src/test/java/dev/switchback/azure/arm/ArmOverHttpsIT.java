package dev.switchback.azure.arm;

import java.time.InstantSource;
import dev.switchback.playbook.Urgency;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.azure.core.credential.AccessToken;
import dev.switchback.azure.arm.StubArm.Behaviour;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Sending;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/// What happens between the SDK's pipeline, the JDK's HTTP client and a socket.
class ArmOverHttpsIT {

	private static final ArmId PEERING = ScriptedAzure.CIRCUIT.child("peerings", "AzurePrivatePeering");

	@TempDir
	private Path directory;

	private static Arm arm(String base, @Nullable Path trusted, Ticker ticker, Duration writeTimeout) {
		var settings = new ArmSettings(URI.create(base), URI.create(base), base + "/.default",
				ArmSettings.Credential.CLIENT_SECRET, null, null, null, trusted, true, "2025-03-01",
				ApiVersions.DEFAULT, Duration.ofSeconds(2), Duration.ofSeconds(2), writeTimeout);
		return ArmConfiguration.arm(settings, ArmConfiguration.http(settings),
				(_) -> Mono.fromSupplier(() -> new AccessToken("token", OffsetDateTime.MAX)),
				InMemoryCallBudget.allowances(InstantSource.system(), ticker), InstantSource.system(), ticker, (_) -> {
				});
	}

	private static Arm arm(StubArm stub) {
		return arm(stub.base(), stub.certificate(), () -> 0, Duration.ofSeconds(20));
	}

	private static Answer put(Arm arm, String body) {
		return arm.put(PEERING, body, new Sending(new UUID(1, 2), Urgency.RUNNING, Duration.ofSeconds(5), 0));
	}

	private static @Nullable String code(Answer answer) {
		return (answer instanceof Answer.Rejected(Problem problem, var _, var _)) ? problem.code() : null;
	}

	@Test
	void theBodyArrivesAsItWas() throws Exception {
		var body = "{\"peerASN\":4200000000,\"unknown\":\"%s\"}".formatted("ü".repeat(20_000));
		try (var stub = new StubArm(this.directory, Behaviour.status(200))) {
			assertThat(put(arm(stub), body)).isInstanceOf(Answer.Accepted.class);
			assertThat(stub.received).containsExactly("PUT " + body);
		}
	}

	@Test
	void aPutAnswered202IsTaken() throws Exception {
		try (var stub = new StubArm(this.directory, Behaviour.status(202))) {
			assertThat(put(arm(stub), "{}")).isInstanceOf(Answer.Accepted.class);
		}
	}

	@Test
	void nothingIsSentAgainForAServerInTrouble() throws Exception {
		for (var status : List.of(408, 429, 500, 502, 503, 504)) {
			try (var stub = new StubArm(this.directory, Behaviour.status(status, "Retry-After", "1"))) {
				put(arm(stub), "{}");
				assertThat(stub.received).as("%d", status).hasSize(1);
			}
		}
	}

	@Test
	void nothingIsSentAgainWhenTheConnectionBreaks() throws Exception {
		try (var stub = new StubArm(this.directory, Behaviour.drop())) {
			assertThat(put(arm(stub), "{}")).isInstanceOf(Answer.Lost.class);
			assertThat(stub.received).hasSize(1);
		}
	}

	@Test
	void nothingIsSentAgainWhenAKeptConnectionTurnsOutToBeDead() throws Exception {
		var first = new AtomicInteger();
		Behaviour once = (exchange) -> {
			if (first.getAndIncrement() == 0) {
				Behaviour.status(200, "Content-Type", "application/json").answer(exchange);
			}
			else {
				Behaviour.drop().answer(exchange);
			}
		};
		try (var stub = new StubArm(this.directory, once)) {
			var arm = arm(stub);
			put(arm, "{\"first\":true}");
			assertThat(put(arm, "{\"second\":true}")).isInstanceOf(Answer.Lost.class);
			assertThat(stub.received).hasSize(2);
		}
	}

	@Test
	void nothingIsSentAgainWhenNoAnswerComes() throws Exception {
		var never = new CountDownLatch(1);
		try (var stub = new StubArm(this.directory, (exchange) -> {
			try {
				never.await();
			}
			catch (InterruptedException _) {
				exchange.close();
			}
		})) {
			var answer = put(arm(stub.base(), stub.certificate(), () -> 0, Duration.ofMillis(300)), "{}");
			assertThat(answer).isInstanceOfSatisfying(Answer.Lost.class,
					(lost) -> assertThat(lost.why()).contains("no answer in time"));
			assertThat(stub.received).hasSize(1);
			never.countDown();
		}
	}

	@Test
	void aRedirectIsNotFollowed() throws Exception {
		try (var elsewhere = new StubArm(this.directory, Behaviour.status(200));
				var stub = new StubArm(this.directory, Behaviour.status(307, "Location", elsewhere.base() + "/x"))) {
			assertThat(code(put(arm(stub), "{}"))).isEqualTo("HTTP307");
			assertThat(elsewhere.received).isEmpty();
		}
	}

	@Test
	void whoeverIsNotTrustedIsToldNothing() throws Exception {
		try (var stub = new StubArm(this.directory, Behaviour.status(200))) {
			var answer = put(arm(stub.base(), null, () -> 0, Duration.ofSeconds(20)), "{}");
			assertThat(code(answer)).isEqualTo("NotTrusted");
			assertThat(stub.received).isEmpty();
		}
	}

	@Test
	void whereNobodyListensNothingHappened() throws Exception {
		String base;
		Path certificate;
		try (var stub = new StubArm(this.directory, Behaviour.status(200))) {
			base = stub.base();
			certificate = stub.certificate();
		}
		assertThat(code(put(arm(base, certificate, () -> 0, Duration.ofSeconds(20)), "{}"))).isEqualTo("NotConnected");
	}

	@Test
	void aBodyThatIsAskedForTooLateIsKeptBack() throws Exception {
		var asked = new AtomicInteger();
		// In time for the pipeline, and too late when the connected client asks for the body.
		Ticker ticker = () -> (asked.getAndIncrement() == 0) ? 0 : Duration.ofSeconds(6).toNanos();
		try (var stub = new StubArm(this.directory, Behaviour.status(200))) {
			var answer = put(arm(stub.base(), stub.certificate(), ticker, Duration.ofSeconds(20)),
					"{\"state\":\"Disabled\"}");
			assertThat(code(answer)).isEqualTo("TooLate");
			assertThat(stub.received).isEmpty();
		}
		assertThat(asked.get()).isGreaterThan(1);
	}

}
