package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.engine.Crashes;
import dev.switchback.engine.Replica;
import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.world.Settings;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeeringFailoverTests {

	@Test
	void tryIt() {
		var time = new VirtualTime();
		var simulator = new ArmSimulator(time, Estate.rehearsal(), Settings.DEFAULT, 42);
		var azure = new InProcessAzure(time, time, time::pass, simulator).expressRoute();
		var store = new InMemoryOperations(time);
		var replica = new Replica(time, store, Crashes.never(), List.of(new PeeringFailover(azure, new SomePairs())),
				List.of(azure.keeper()));
		var id = replica.ask(PeeringFailover.KIND, Purpose.DRILL,
				"""
						{"target":{"circuitPair":"contoso"},"parameters":{"scope":"BOTH","hold":{"mode":"FOR","duration":"PT10S"},
						"soak":"PT5S","restoreWithin":"PT15M"}}""");
		var done = replica.until(id, Duration.ofHours(2), (operation) -> operation.ended());
		System.out.println(replica.timeline(id));
		assertThat(simulator.mutations()).hasSize(4);
		assertThat(done.status().name()).isEqualTo("SUCCEEDED");
	}

}
