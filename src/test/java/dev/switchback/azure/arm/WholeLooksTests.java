package dev.switchback.azure.arm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// A look at eight tables where POSTs are few: at the provider, which lets through five in two seconds.
class WholeLooksTests {

	private static final ArmId PEERING = ArmId.parse(
			"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-ams/peerings/AzurePrivatePeering");

	private static final int TABLES = 8;

	private final VirtualTime time = new VirtualTime();

	private final ArmSimulator simulator = new ArmSimulator(this.time, Settings.DEFAULT, 7);

	private int posts;

	private final Arm arm = new InProcessAzure(this.time, this.time, this.time::pass, (what, asked, _) -> {
		this.posts += what.startsWith("POST") ? 1 : 0;
		return this.simulator.handle(asked.get());
	}, this.simulator.issueToken(), CallBudget.Kind.WRITES).arm();

	private List<Fetched<JsonNode>> look() {
		var deadline = this.arm.deadline(Look.at(this.arm.now(), Duration.ofSeconds(30), Urgency.RUNNING, List.of()));
		return this.arm.ask(Collections.nCopies(TABLES, ArmRead.of(PEERING, "routeTables/primary")), deadline);
	}

	private static Duration wait(List<Fetched<JsonNode>> look) {
		return look.stream()
			.filter(Failed.class::isInstance)
			.map((fetched) -> ((Failed<JsonNode>) fetched).problem().lookAgainIn())
			.max(Comparator.naturalOrder())
			.orElseThrow();
	}

	@BeforeEach
	void useUpWhatThereIsAtOnce() {
		while (look().stream().allMatch(Value.class::isInstance)) {
			// Until no look is whole any more.
		}
		this.posts = 0;
	}

	@Test
	void asksForNothingUntilItMayAskForAll() {
		var refused = look();
		assertThat(refused).hasSize(TABLES).allMatch(Failed.class::isInstance);
		assertThat(this.posts).isZero();

		this.time.pass(wait(refused));
		assertThat(look()).hasSize(TABLES).allMatch(Value.class::isInstance);
	}

	/// Taken one by one, each look would use up what another waits for, and none would ever see all.
	@Test
	void manyThatLookAgainWhenTheyAreToldAllSeeEverything() {
		var began = this.time.instant();
		var due = new PriorityQueue<Instant>(Collections.nCopies(20, began));
		var looks = 0;
		while (!due.isEmpty()) {
			assertThat(looks++).as("looks").isLessThan(500);
			var at = due.remove();
			if (at.isAfter(this.time.instant())) {
				this.time.pass(Duration.between(this.time.instant(), at));
			}
			var seen = look();
			if (!seen.stream().allMatch(Value.class::isInstance)) {
				due.add(this.time.instant().plus(wait(seen)));
			}
		}
		assertThat(this.posts).isEqualTo(20 * TABLES);
		assertThat(Duration.between(began, this.time.instant())).isLessThan(Duration.ofMinutes(2));
	}

}
