package dev.switchback.simulator;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.protection.RecoverySettings.WrongState;
import dev.switchback.simulator.wire.Response;

import static org.assertj.core.api.Assertions.assertThat;

/// Every action in every state.
class RecoveryStatesTests {

	private static final String SOME_POINT = RecoveryRig.APP + "/recoveryPoints/00000000-0000-0000-0000-000000000000";

	private final RecoveryRig rig = new RecoveryRig();

	/// Where a machine can be, and which container owns it then.
	private enum State {

		PROTECTED, BUSY, FAILED_OVER, CHANGING_POINT, COMMITTED, REPROTECTING, SEEDING, FIRST_POINT, PROTECTED_BACK,
		DRILL_RUNNING, DRILL_WAITING, CLEANING

	}

	private enum Action {

		FAILOVER, CHANGE_POINT, COMMIT, REPROTECT, TEST_FAILOVER, CLEAN_UP, CANCEL, PLANNED_FAILOVER

	}

	private static final Map<State, List<Action>> ALLOWED = Map.of(State.PROTECTED,
			List.of(Action.FAILOVER, Action.TEST_FAILOVER), State.FAILED_OVER,
			List.of(Action.CHANGE_POINT, Action.COMMIT, Action.REPROTECT), State.COMMITTED, List.of(Action.REPROTECT),
			State.PROTECTED_BACK, List.of(Action.FAILOVER, Action.TEST_FAILOVER), State.DRILL_WAITING,
			List.of(Action.CLEAN_UP));

	static Stream<Arguments> pairs() {
		return Stream.of(State.values())
			.flatMap((state) -> Stream.of(Action.values()).map((action) -> Arguments.of(state, action)));
	}

	private String bring(State state) {
		switch (state) {
			case PROTECTED -> {
			}
			case BUSY -> RecoveryRig.accepted(this.rig.failover(RecoveryRig.APP));
			case FAILED_OVER -> this.rig.failedOver(RecoveryRig.APP);
			case CHANGING_POINT -> {
				this.rig.failedOver(RecoveryRig.APP);
				RecoveryRig.accepted(this.rig.changePoint(RecoveryRig.APP,
						this.rig.points(RecoveryRig.APP).getFirst().path("id").asString()));
			}
			case COMMITTED -> this.rig.committed(RecoveryRig.APP);
			case REPROTECTING -> reprotect("PT6M");
			case SEEDING -> reprotect("PT20M");
			case FIRST_POINT -> reprotect("PT56M");
			case PROTECTED_BACK -> reprotect("PT2H");
			case DRILL_RUNNING -> drill("PT1M");
			case DRILL_WAITING -> drill("PT10M");
			case CLEANING -> {
				drill("PT10M");
				RecoveryRig.accepted(this.rig.cleanUp(RecoveryRig.APP));
			}
		}
		return switch (state) {
			case REPROTECTING, SEEDING, FIRST_POINT, PROTECTED_BACK -> RecoveryRig.BACK;
			case PROTECTED, BUSY, FAILED_OVER, CHANGING_POINT, COMMITTED, DRILL_RUNNING, DRILL_WAITING, CLEANING ->
				RecoveryRig.APP;
		};
	}

	private void reprotect(String later) {
		this.rig.committed(RecoveryRig.APP);
		RecoveryRig.accepted(this.rig.reprotect("app-01"));
		this.rig.rig.time.advance(later);
	}

	private void drill(String later) {
		RecoveryRig.accepted(this.rig.testFailover(RecoveryRig.APP));
		this.rig.rig.time.advance(later);
	}

	private Response act(Action action, String item) {
		return switch (action) {
			case FAILOVER -> this.rig.failover(item);
			case CHANGE_POINT -> this.rig.changePoint(item, SOME_POINT);
			case COMMIT -> this.rig.commit(item);
			case REPROTECT ->
				item.equals(RecoveryRig.APP) ? this.rig.reprotect("app-01") : this.rig.reprotectAgain("app-01");
			case TEST_FAILOVER -> this.rig.testFailover(item);
			case CLEAN_UP -> this.rig.cleanUp(item);
			case CANCEL -> this.rig.post(item + "/failoverCancel", "");
			case PLANNED_FAILOVER -> this.rig.post(item + "/plannedFailover", "");
		};
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void anActionIsAcceptedInItsStatesAndRefusedInAllOthers(State state, Action action) {
		var item = bring(state);
		var before = this.rig.rig.json(item);
		var jobs = this.rig.list(RecoveryRig.VAULT + "/replicationJobs").size();

		var response = act(action, item);

		if (ALLOWED.getOrDefault(state, List.of()).contains(action)) {
			assertThat(response.status()).isEqualTo(202);
			assertThat(this.rig.allowed(item)).isEmpty();
			return;
		}
		var offered = action != Action.CANCEL && action != Action.PLANNED_FAILOVER;
		assertThat(response.status()).isEqualTo(offered ? 409 : 400);
		assertThat(Rig.json(response).path("error").path("details").path(0).path("code").asString())
			.isIn("OperationInProgress", "OperationNotAllowed");
		assertThat(this.rig.rig.json(item)).isEqualTo(before);
		assertThat(this.rig.list(RecoveryRig.VAULT + "/replicationJobs")).hasSize(jobs);
	}

	@ParameterizedTest
	@EnumSource(WrongState.class)
	void aSecondFailoverStartsNoSecondOneWhateverAzureAnswers(WrongState answer) {
		var other = new RecoveryRig(RecoverySettings.RECORDED.with(answer));
		var first = other.failover(RecoveryRig.APP);
		var second = other.failover(RecoveryRig.APP);

		assertThat(second.status()).isEqualTo(switch (answer) {
			case CONFLICT_409 -> 409;
			case BAD_REQUEST_400 -> 400;
			case JOB_FAILS -> 202;
		});
		other.rig.time.advance("PT2S");
		if (answer == WrongState.JOB_FAILS) {
			assertThat(other.operation(second).path("status").asString()).isEqualTo("Failed");
			assertThat(other.operation(second).path("error").path("code").asString()).isEqualTo("OperationInProgress");
		}
		assertThat(other.item(RecoveryRig.APP).path("currentScenario").path("jobId").asString())
			.isEqualTo(RecoveryRig.jobId(first));
		other.rig.time.advance("PT3M");
		assertThat(other.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
	}

	@Test
	void theOldReprotectCallIsRefusedForManagedDisks() {
		this.rig.committed(RecoveryRig.APP);

		var refused = this.rig.post(RecoveryRig.APP + "/reProtect", "{\"properties\":{}}");

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.code(refused)).isEqualTo("VMDisksMissing");
	}

	@Test
	void aReprotectWithoutACommitCommitsOnTheWay() {
		this.rig.failedOver(RecoveryRig.APP);
		var accepted = this.rig.reprotect("app-01");
		this.rig.rig.time.advance("PT9M");

		var task = this.rig.job(accepted).path("properties").path("tasks").path(1);
		assertThat(task.path("taskId").asString()).isEqualTo("CommitFailoverTask");
		assertThat(task.path("state").asString()).isEqualTo("Succeeded");
		assertThat(this.rig.state(RecoveryRig.BACK)).isEqualTo("InitialReplicationInProgress");
	}

	@Test
	void aCancelledJobLeavesTheItemAsItWas() {
		var accepted = this.rig.failover(RecoveryRig.APP, "Required", "");
		this.rig.rig.time.advance("PT30S");

		RecoveryRig.accepted(this.rig.post(RecoveryRig.jobId(accepted) + "/cancel", ""));

		this.rig.rig.time.advance("PT5M");
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("Protected");
		assertThat(this.rig.allowed(RecoveryRig.APP)).contains("UnplannedFailover");
		assertThat(this.rig.job(accepted).path("properties").path("state").asString()).isEqualTo("Cancelled");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Canceled");
		assertThat(this.rig.post(RecoveryRig.jobId(accepted) + "/cancel", "").status()).isEqualTo(400);
	}

}
