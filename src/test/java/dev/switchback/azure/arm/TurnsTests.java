package dev.switchback.azure.arm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// An assessment that needs more reads than there are at once.
class TurnsTests {

	private static final ArmId CIRCUIT = ArmId.parse(
			"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-ams");

	private final VirtualTime time = new VirtualTime();

	private final ArmSimulator simulator = new ArmSimulator(this.time, Settings.DEFAULT, 7);

	private final Arm arm = new InProcessAzure(this.time, this.time, this.time::pass, this.simulator).arm();

	private Deadline deadline(Urgency urgency, Duration within) {
		return this.arm.deadline(Look.at(this.arm.now(), within, urgency, List.of()));
	}

	private List<Fetched<JsonNode>> reads(int count, Deadline deadline) {
		return IntStream.range(0, count).mapToObj((_) -> this.arm.get(ArmRead.of(CIRCUIT), deadline)).toList();
	}

	@Test
	void waitsForTheBudgetInsteadOfSeeingNothing() {
		Instant began = this.time.instant();

		assertThat(reads(500, deadline(Urgency.ASSESSMENT, Duration.ofMinutes(10)))).allMatch(Value.class::isInstance);
		// A hundred at once are left to it, and 25 more each second.
		assertThat(Duration.between(began, this.time.instant())).isBetween(Duration.ofSeconds(15),
				Duration.ofSeconds(18));
	}

	@Test
	void aPreviewIsToldAtOnce() {
		assertThat(reads(1, deadline(Urgency.PREVIEW, Duration.ofMinutes(1)))).allMatch(Value.class::isInstance);
		reads(500, deadline(Urgency.RESTORE, Duration.ofMinutes(1)));

		assertThat(reads(1, deadline(Urgency.PREVIEW, Duration.ofMinutes(1)))).allMatch(Failed.class::isInstance);
	}

	@Test
	void waitsNoLongerThanItHasTime() {
		Instant began = this.time.instant();

		var read = reads(200, deadline(Urgency.ASSESSMENT, Duration.ofSeconds(3)));

		assertThat(read.getFirst()).isInstanceOf(Value.class);
		assertThat(read.getLast()).isInstanceOf(Failed.class);
		assertThat(Duration.between(began, this.time.instant())).isLessThan(Duration.ofSeconds(4));
	}

	@Test
	void asksAgainWhereAzureItselfRefuses() {
		this.simulator.order("{\"kind\":\"throttle\",\"retryAfter\":7,\"times\":1}");
		Instant began = this.time.instant();

		assertThat(reads(1, deadline(Urgency.ASSESSMENT, Duration.ofMinutes(1)))).allMatch(Value.class::isInstance);
		assertThat(Duration.between(began, this.time.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
	}

}
