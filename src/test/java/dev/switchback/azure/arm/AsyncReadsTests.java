package dev.switchback.azure.arm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncReadsTests {

	private static final String TABLE = "{\"value\":[]}";

	private final ScriptedAzure azure = new ScriptedAzure();

	private Fetched<JsonNode> ask() {
		return this.azure.arm
			.ask(List.of(ArmRead.of(ScriptedAzure.CIRCUIT, "routeTables/primary")), this.azure.deadline())
			.getFirst();
	}

	private ScriptedAzure accepted(String... headers) {
		return this.azure.answers(202, "null", headers);
	}

	private static ArmProblem problem(Fetched<JsonNode> fetched) {
		return ((Fetched.Failed<JsonNode>) fetched).problem();
	}

	private static void isTheTable(Fetched<JsonNode> fetched) {
		assertThat(((Fetched.Value<JsonNode>) fetched).value()).hasToString(TABLE);
	}

	@Test
	void pollsTheLocationUntilTheTableIsThere() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "2").answers(202, "null", "Retry-After", "3")
			.answers(200, TABLE);

		isTheTable(ask());
		assertThat(this.azure.asked).containsExactly("+0s POST …/routeTables/primary", "+2s GET …/operationResults/1",
				"+5s GET …/operationResults/1");
	}

	@Test
	void aTableThatIsThereAtOnceIsTaken() {
		this.azure.answers(200, TABLE);

		isTheTable(ask());
	}

	@Test
	void isDatedWithTheMomentOfAsking() {
		this.azure.pass(Duration.ofSeconds(7));
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "10").answers(200, TABLE);

		assertThat(ask().at()).isEqualTo(Instant.EPOCH.plusSeconds(7));
	}

	@Test
	void withoutRetryAfterItPollsEverMoreSlowly() {
		accepted("Location", ScriptedAzure.LOCATION).answers(202, "")
			.answers(202, "")
			.answers(202, "")
			.answers(200, TABLE);

		isTheTable(ask());
		assertThat(this.azure.asked).extracting((line) -> line.substring(0, line.indexOf(' ')))
			.containsExactly("+0s", "+1s", "+2s", "+4s", "+8s");
	}

	@Test
	void retryAfterZeroIsNoHalfMinuteAndNoStorm() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "0").answers(202, "", "Retry-After", "0")
			.answers(200, TABLE);

		isTheTable(ask());
		assertThat(this.azure.asked.getLast()).startsWith("+2s");
	}

	@Test
	void aHugeRetryAfterDoesNotOutlastTheLook() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "160").answers(200, TABLE);

		isTheTable(ask());
		assertThat(this.azure.asked.getLast()).startsWith("+10s");
	}

	@Test
	void aResultThatIsNullWasAskedForTooEarly() {
		accepted("Location", ScriptedAzure.LOCATION).answers(200, "null").answers(200, "").answers(200, TABLE);

		isTheTable(ask());
	}

	@Test
	void aResultThatStaysNullIsNotAnEmptyTable() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "10");
		for (int i = 0; i < 6; i++) {
			this.azure.answers(200, "null", "Retry-After", "10");
		}

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Garbled.class);
	}

	@Test
	void aResultThatIsNoJsonIsNotAnEmptyTable() {
		this.azure.answers(200, "<html>");

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Garbled.class);
	}

	@Test
	void neverLooksLongerThanItsPatience() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "9");
		for (int i = 0; i < 10; i++) {
			this.azure.answers(202, "null", "Retry-After", "9");
		}

		assertThat(problem(ask()).problem().message()).isEqualTo("Azure was not done in time");
		assertThat(Duration.ofNanos(this.azure.nanos())).isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	void withBothHeadersTheStatusSaysWhenAndTheLocationWhat() {
		accepted("Location", ScriptedAzure.LOCATION, "Azure-AsyncOperation", ScriptedAzure.OPERATION)
			.answers(200, "{\"status\":\"InProgress\"}")
			.answers(200, "{\"status\":\"Succeeded\"}")
			.answers(200, TABLE);

		isTheTable(ask());
		assertThat(this.azure.asked).extracting((line) -> line.substring(line.indexOf('…')))
			.containsExactly("…/routeTables/primary", "…/operations/1", "…/operations/1", "…/operationResults/1");
		assertThat(this.azure.requests.get(2).getUrl()).hasToString(ScriptedAzure.OPERATION);
		assertThat(this.azure.requests.get(3).getUrl()).hasToString(ScriptedAzure.LOCATION);
	}

	@Test
	void aResultThatIsNotThereYetAfterSuccessIsWaitedFor() {
		accepted("Location", ScriptedAzure.LOCATION, "Azure-AsyncOperation", ScriptedAzure.OPERATION)
			.answers(200, "{\"status\":\"Succeeded\"}")
			.answers(202, "")
			.answers(200, TABLE);

		isTheTable(ask());
	}

	@Test
	void withTheStatusAloneThereIsNoResultAndThatIsSaid() {
		accepted("Azure-AsyncOperation", ScriptedAzure.OPERATION);

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Garbled.class);
		assertThat(this.azure.asked).hasSize(1);
	}

	@Test
	void withNeitherHeaderThereIsNoResultAndThatIsSaid() {
		accepted();

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Garbled.class);
	}

	@Test
	void aFailedOperationIsAProblemWithItsCode() {
		for (var word : List.of("Failed", "canceled", "Cancelled")) {
			accepted("Location", ScriptedAzure.LOCATION, "Azure-AsyncOperation", ScriptedAzure.OPERATION).answers(200,
					"{\"status\":\"%s\",\"error\":{\"code\":\"GatewayBusy\",\"message\":\"no\"}}".formatted(word));

			assertThat(problem(ask()).problem().code()).isEqualTo("GatewayBusy");
		}
	}

	@Test
	void aPollThatFailsIsNoFailureOfTheRead() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "1").answers(503, "", "Retry-After", "2")
			.breaks(new IOException("Connection reset"))
			.answers(500, "")
			.answers(429, "", "Retry-After", "4")
			.answers(200, TABLE);

		isTheTable(ask());
		assertThat(this.azure.asked.getLast()).startsWith("+17s");
	}

	@Test
	void aThrottledPollIsNotRepeatedBeforeItsTime() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "1").answers(429, "", "Retry-After", "300");

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Throttled.class);
		assertThat(this.azure.asked).hasSize(2);
	}

	@Test
	void aResultThatAzureForgotIsNotWaitedFor() {
		accepted("Location", ScriptedAzure.LOCATION).answers(404, "");

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Garbled.class);
	}

	@Test
	void anAddressElsewhereIsNotFollowed() {
		accepted("Location", "https://evil.example/operationResults/1");

		assertThat(problem(ask()).problem().code()).isEqualTo("ForeignAddress");
		assertThat(this.azure.asked).hasSize(1);
	}

	@Test
	void aReadThatCannotBeBegunIsNotTriedAgainHere() {
		this.azure.answers(500, "");

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Unavailable.class);
		assertThat(this.azure.asked).hasSize(1);
	}

	@Test
	void severalReadsWaitTogether() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "5");
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "5");
		this.azure.answers(200, TABLE).answers(200, "{\"value\":[1]}");

		var both = this.azure.arm.ask(List.of(ArmRead.of(ScriptedAzure.CIRCUIT, "routeTables/primary"),
				ArmRead.of(ScriptedAzure.CIRCUIT, "routeTables/secondary")), this.azure.deadline());

		isTheTable(both.getFirst());
		assertThat(((Fetched.Value<JsonNode>) both.getLast()).value()).hasToString("{\"value\":[1]}");
		assertThat(Duration.ofNanos(this.azure.nanos())).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void anInterruptedLookEndsAtOnce() {
		accepted("Location", ScriptedAzure.LOCATION, "Retry-After", "5");
		this.azure.interrupt();

		assertThat(problem(ask())).isInstanceOf(ArmProblem.Unanswered.class);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.azure.asked).hasSize(1);
	}

}
