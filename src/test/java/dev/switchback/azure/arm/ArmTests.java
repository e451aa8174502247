package dev.switchback.azure.arm;

import dev.switchback.playbook.Urgency;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.azure.core.http.HttpHeaderName;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Sending;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArmTests {

	private static final ArmId PEERING = ScriptedAzure.CIRCUIT.child("peerings", "AzurePrivatePeering");

	private final ScriptedAzure azure = new ScriptedAzure();

	private Answer put() {
		return put(Duration.ofSeconds(5));
	}

	private Answer put(Duration within) {
		return this.azure.arm.put(PEERING, "{}",
				new Sending(new UUID(1, 2), Urgency.RUNNING, within, this.azure.nanos()));
	}

	private Fetched<JsonNode> get() {
		return this.azure.arm.get(ArmRead.of(PEERING), this.azure.deadline());
	}

	@Test
	void everyAnswerOfThePutThatSaysItWasTakenIsTaken() {
		for (var status : List.of(200, 201, 202, 204)) {
			this.azure.answers(status, "", "Azure-AsyncOperation", ScriptedAzure.OPERATION, "x-ms-request-id", "r",
					"x-ms-correlation-request-id", "c");

			assertThat(put()).isEqualTo(new Answer.Accepted(new Handle(ScriptedAzure.OPERATION, "r", "c")));
		}
	}

	@Test
	void anAddressElsewhereIsNotKept() {
		this.azure.answers(200, "", "Azure-AsyncOperation", "https://evil.example/operations/1");

		assertThat(put()).isEqualTo(new Answer.Accepted(Handle.NONE));
	}

	@Test
	void thePutNamesOurRequestIdAndAsksForItBack() {
		this.azure.answers(200, "");

		put();

		var headers = this.azure.requests.getFirst().getHeaders();
		assertThat(headers.getValue(HttpHeaderName.X_MS_CLIENT_REQUEST_ID)).isEqualTo(new UUID(1, 2).toString());
		assertThat(headers.getValue(HttpHeaderName.fromString("x-ms-return-client-request-id"))).isEqualTo("true");
		assertThat(headers.getValue(HttpHeaderName.AUTHORIZATION)).isEqualTo("Bearer token");
		assertThat(headers.getValue(HttpHeaderName.USER_AGENT)).startsWith("switchback");
		assertThat(headers.getValue(HttpHeaderName.IF_MATCH)).isNull();
	}

	@Test
	void thePutIsMadeOnceWhateverComesBack() {
		for (var status : List.of(400, 401, 403, 404, 408, 409, 412, 429, 500, 502, 503, 504)) {
			var one = new ScriptedAzure().answers(status, "", "Retry-After", "1", "WWW-Authenticate",
					"Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"");

			one.arm.put(PEERING, "{}", new Sending(new UUID(1, 2), Urgency.RUNNING, Duration.ofSeconds(5), 0));

			assertThat(one.asked).as("%d", status).hasSize(1);
		}
	}

	@Test
	void thePutIsMadeOnceWhenTheConnectionBreaks() {
		this.azure.breaks(new IOException("Connection reset"));

		assertThat(put()).isInstanceOf(Answer.Lost.class);
		assertThat(this.azure.asked).hasSize(1);
	}

	@Test
	void whatNeverConnectedNeverHappened() {
		this.azure.breaks(new ConnectException());

		assertThat(put()).isInstanceOfSatisfying(Answer.Rejected.class, (rejected) -> {
			assertThat(rejected.problem().code()).isEqualTo("NotConnected");
			assertThat(rejected.tryAgainIn()).isNotNull();
		});
	}

	@Test
	void aPutThatComesTooLateDoesNotLeave() {
		var sending = new Sending(new UUID(1, 2), Urgency.RUNNING, Duration.ofSeconds(5), this.azure.nanos());
		this.azure.pass(Duration.ofMillis(5001));

		assertThat(this.azure.arm.put(PEERING, "{}", sending)).isInstanceOfSatisfying(Answer.Rejected.class,
				(rejected) -> assertThat(rejected.problem().code()).isEqualTo("TooLate"));
		assertThat(this.azure.asked).isEmpty();
	}

	@Test
	void aBodyIsNotHandedOutTooLateNorTwice() throws IOException {
		var departure = new Departure(new Sending(new UUID(1, 2), Urgency.RUNNING, Duration.ofSeconds(5), 0),
				this.azure::nanos);

		try (var body = departure.body("abc".getBytes(StandardCharsets.UTF_8))) {
			assertThat(body.read()).isEqualTo('a');
			assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("bc");
			assertThat(body.read()).isEqualTo(-1);
			this.azure.pass(Duration.ofSeconds(6));
			assertThatExceptionOfType(NotLeaving.class).isThrownBy(body::read);
		}
	}

	@Test
	void throttledReadsAreNotMadeBeforeTheTimeNamed() {
		this.azure.answers(429, "", "Retry-After", "30");
		get();

		this.azure.pass(Duration.ofSeconds(29));
		assertThat(get()).isInstanceOfSatisfying(Fetched.Failed.class, (failed) -> {
			var problem = ((Fetched.Failed<?>) failed).problem();
			assertThat(problem).isInstanceOf(ArmProblem.Throttled.class);
			assertThat(problem.lookAgainIn()).isEqualTo(Duration.ofSeconds(1));
		});
		assertThat(this.azure.asked).hasSize(1);

		this.azure.pass(Duration.ofSeconds(1));
		this.azure.answers(200, "{}");
		assertThat(get()).isInstanceOf(Fetched.Value.class);
	}

	@Test
	void throttledReadsDoNotHoldAWriteBack() {
		this.azure.answers(429, "", "Retry-After", "30").answers(200, "");
		get();

		assertThat(put()).isInstanceOf(Answer.Accepted.class);
	}

	@Test
	void beingBusyIsNoThrottling() {
		this.azure.answers(429, "{\"error\":{\"code\":\"RetryableError\"}}", "Retry-After", "30").answers(200, "");

		assertThat(put()).isInstanceOf(Answer.Rejected.class);
		assertThat(put()).isInstanceOf(Answer.Accepted.class);
	}

	@Test
	void takesNoteOfWhatIsLeft() {
		this.azure.answers(200, "{}", "x-ms-ratelimit-remaining-subscription-reads", "211");

		get();

		assertThat(this.azure.arm.remainingCalls())
			.containsEntry("00000000-0000-0000-0000-000000000001 subscription-reads", 211L);
	}

	@Test
	void anAnswerThatCannotBeUnderstoodIsNoEmptyResource() {
		for (var body : List.of("", "null", "[]", "{", "{\"a\":1,\"a\":2}", "{} {}")) {
			this.azure.answers(200, body);

			assertThat(get()).as(body)
				.isInstanceOfSatisfying(Fetched.Failed.class,
						(failed) -> assertThat(((Fetched.Failed<?>) failed).problem())
							.isInstanceOf(ArmProblem.Garbled.class));
		}
	}

	@Test
	void theSdksOwnClientCannotChangeAnything() {
		var deleted = this.azure.arm.read(PEERING, this.azure.deadline(), (client, _) -> {
			client.getExpressRouteCircuits().deleteWithResponseAsync("rg", "c").block();
			return "deleted";
		});

		assertThat(deleted).isInstanceOfSatisfying(Fetched.Failed.class,
				(failed) -> assertThat(((Fetched.Failed<?>) failed).problem().problem().code())
					.isEqualTo("NotIntended"));
		assertThat(this.azure.asked).isEmpty();
	}

	@Test
	void theSdksOwnClientReadsOnceToo() {
		this.azure.answers(503, "", "Retry-After", "1");

		var read = this.azure.arm.read(PEERING, this.azure.deadline(),
				(client, context) -> client.getVirtualNetworkGatewayConnections()
					.getByResourceGroupWithResponse("rg", "x", context));

		assertThat(read).isInstanceOf(Fetched.Failed.class);
		assertThat(this.azure.asked).hasSize(1);
	}

	@Test
	void listsAreFollowedPageByPageOnOurAuthorityOnly() {
		var entry = "{\"id\":\"%s\",\"type\":\"microsoft.network/expressroutecircuits\"}"
			.formatted(ScriptedAzure.CIRCUIT);
		this.azure.answers(200, "{\"value\":[%s],\"nextLink\":\"%s\"}".formatted(entry, ScriptedAzure.LOCATION))
			.answers(200, "{\"value\":[%s,{\"id\":\"x\",\"type\":\"other\"}]}".formatted(entry));
		assertThat(resources()).isEqualTo(List.of(ScriptedAzure.CIRCUIT, ScriptedAzure.CIRCUIT));

		this.azure.answers(200, "{\"value\":[],\"nextLink\":\"https://evil.example/next\"}");
		assertThat(resources()).hasToString("ForeignAddress");
	}

	private Object resources() {
		return switch (this.azure.arm.resources(ScriptedAzure.CIRCUIT.subscription(),
				"Microsoft.Network/expressRouteCircuits", this.azure.deadline())) {
			case Fetched.Value<List<ArmId>>(var ids, var _) -> ids;
			case Fetched.Failed<List<ArmId>>(var problem, var _) -> problem.problem().code();
		};
	}

	@Test
	void anAsyncOperationIsFollowedToItsEnd() {
		this.azure.answers(200, "{\"status\":\"InProgress\"}")
			.answers(200, "{\"status\":\"Succeeded\"}")
			.answers(200,
					"{\"status\":\"Failed\",\"error\":{\"code\":\"AnotherOperationInProgress\",\"message\":\"m\"}}")
			.answers(200, "{}");

		assertThat(status()).isInstanceOf(AsyncStatus.Running.class);
		assertThat(status()).isInstanceOf(AsyncStatus.Succeeded.class);
		assertThat(status()).isInstanceOfSatisfying(AsyncStatus.Failed.class,
				(failed) -> assertThat(failed.problem().code()).isEqualTo("AnotherOperationInProgress"));
		assertThat(status()).isInstanceOf(ArmProblem.Garbled.class);
	}

	private Object status() {
		return switch (this.azure.arm.asyncOperation(ScriptedAzure.OPERATION, this.azure.deadline())) {
			case Fetched.Value<AsyncStatus>(var status, var _) -> status;
			case Fetched.Failed<AsyncStatus>(var problem, var _) -> problem;
		};
	}

}
