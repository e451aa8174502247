package dev.switchback.api;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// Protected machines and their recovery points, read from a simulated vault.
@ApiTest
class ProtectedItemsIT {

	private final Bench bench;

	@Autowired
	ProtectedItemsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	@Test
	void theMachinesOfAllVaultsAreListedByAnIdThatStays() {
		var reply = this.bench.viewer.get("/v1/protected-items");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/items/0/name")).isEqualTo("app-01");
		assertThat(reply.at("/items/2/name")).isEqualTo("app-03");
		assertThat(reply.at("/items/0/lifecycleId")).matches("[0-9a-f-]{36}");
		assertThat(reply.at("/items/0/protectionState")).isEqualTo("Protected");
		assertThat(reply.at("/items/0/from")).isEqualTo("westeurope");
		assertThat(reply.at("/items/0/to")).isEqualTo("northeurope");
		assertThat(reply.at("/items/0/replicationHealth")).isEqualTo("Normal");
		assertThat(reply.at("/items/0/mayBeDone/0")).isEqualTo("VM_FAILOVER");
		assertThat(reply.at("/items/0/mayBeDone/1")).isEqualTo("VM_TEST_FAILOVER");
	}

	@Test
	void pointsAreListedNewestFirstByEitherId() {
		var machines = this.bench.viewer.get("/v1/protected-items");
		var byLifecycle = this.bench.viewer
			.get("/v1/recovery-points?protectedItemId=" + machines.at("/items/0/lifecycleId"));
		assertThat(byLifecycle.status()).isEqualTo(200);
		assertThat(byLifecycle.at("/items/0/time")).isGreaterThan(byLifecycle.at("/items/1/time"));
		assertThat(byLifecycle.at("/items/0/type")).isIn("CrashConsistent", "ApplicationConsistent");
		assertThat(byLifecycle.at("/items/0/age")).startsWith("PT");
		var byItem = this.bench.viewer.get("/v1/recovery-points?protectedItemId=" + machines.at("/items/0/itemId"));
		assertThat(byItem.at("/items/0/id")).isEqualTo(byLifecycle.at("/items/0/id"));
	}

	@Test
	void aMachineThatNobodyKnowsIsMissing() {
		var reply = this.bench.viewer.get("/v1/recovery-points?protectedItemId=00000000-0000-0000-0000-000000000009");
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.problem()).isEqualTo("not-found");
	}

}
