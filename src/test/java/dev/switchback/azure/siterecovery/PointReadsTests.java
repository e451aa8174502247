package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Recovery points, which are listed machine by machine.
class PointReadsTests {

	private final Fleet fleet = Fleet.of(1);

	private final PointReads points = this.fleet.reads.vault().points();

	private final ArmId item = this.fleet.ref(1).itemId();

	private ArmId newest() {
		return switch (this.points.of(this.item, this.fleet.deadline())) {
			case Fetched.Value<List<RecoveryPoint>>(var found, var _) -> ArmId.parse(found.getFirst().id());
			case Fetched.Failed<List<RecoveryPoint>>(var problem, var _) -> throw new AssertionError(problem);
		};
	}

	private Fetched<String> there(ArmId point) {
		return this.points.there(this.item, point, this.fleet.deadline());
	}

	@Test
	void aPointThatWasJustListedIsNotReadAgain() {
		var newest = newest();
		this.fleet.time.pass(Duration.ofSeconds(29));
		assertThat(there(newest)).isInstanceOf(Fetched.Value.class);
		assertThat(this.fleet.calls).hasSize(1);
		this.fleet.time.pass(Duration.ofSeconds(1));
		assertThat(there(newest)).isInstanceOf(Fetched.Value.class);
		assertThat(this.fleet.calls).as("it may be gone by now").hasSize(2);
	}

	@Test
	void aPointThatWasNotListedIsRead() {
		newest();
		assertThat(there(this.item.child("recoveryPoints", "gone"))).isInstanceOfSatisfying(Fetched.Failed.class,
				(failed) -> assertThat(failed.problem()).isInstanceOf(ArmProblem.NotFound.class));
	}

}
