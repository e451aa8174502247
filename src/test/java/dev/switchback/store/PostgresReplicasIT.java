package dev.switchback.store;

import java.time.Duration;
import java.util.UUID;

import dev.switchback.playbook.LiveReplicas;
import dev.switchback.playbook.LiveReplicas.Replica;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresReplicasIT {

	@Autowired
	private Sql sql;

	@Autowired
	private Shield shield;

	@Autowired
	private LiveReplicas configured;

	@BeforeEach
	void nobodyElse() {
		this.sql.statement("DELETE FROM replicas").update();
	}

	private PostgresReplicas replica(String name, String site) {
		return new PostgresReplicas(this.sql, this.shield,
				new ReplicaSettings(name, site, Duration.ofSeconds(5), Duration.ofSeconds(30)), UUID.randomUUID());
	}

	private void silentFor(String name, Duration duration) {
		this.sql.statement("UPDATE replicas SET seen_at = seen_at - make_interval(secs => :s) WHERE name = :name")
			.param("s", (double) duration.toSeconds())
			.param("name", name)
			.update();
	}

	@Test
	void whoRunsIsKnownToAllUntilItEnds() {
		var one = replica("sb-1", "Frankfurt");
		var other = replica("sb-2", "");
		one.beat();
		other.beat();
		other.beat();
		assertThat(one.now()).containsExactlyInAnyOrder(new Replica("sb-1", "Frankfurt"), new Replica("sb-2", ""));
		other.leave();
		assertThat(one.now()).containsExactly(new Replica("sb-1", "Frankfurt"));
	}

	@Test
	void whoIsKilledIsTakenToRunForAWhileAndWhoTellsAgainRunsAgain() {
		var one = replica("sb-1", "");
		var other = replica("sb-2", "");
		other.beat();
		silentFor("sb-2", Duration.ofSeconds(20));
		assertThat(one.now()).contains(new Replica("sb-2", ""));
		silentFor("sb-2", Duration.ofSeconds(11));
		assertThat(one.now()).doesNotContain(new Replica("sb-2", ""));
		other.beat();
		assertThat(one.now()).contains(new Replica("sb-2", ""));
	}

	@Test
	void twoProcessesOfOneNameAreOneReplicaAsLongAsOneOfThemRuns() {
		var one = replica("sb-1", "");
		var twin = replica("sb-1", "");
		one.beat();
		twin.beat();
		assertThat(replica("sb-2", "").now()).containsExactlyInAnyOrder(new Replica("sb-1", ""),
				new Replica("sb-2", ""));
		twin.leave();
		assertThat(replica("sb-2", "").now()).contains(new Replica("sb-1", ""));
	}

	@Test
	void whoAsksRunsEvenIfItCouldNotTell() {
		assertThat(replica("sb-3", "").now()).containsExactly(new Replica("sb-3", ""));
	}

	@Test
	void whoDidNotTakeItsLeaveIsForgottenAfterADay() {
		replica("sb-1", "").beat();
		silentFor("sb-1", Duration.ofHours(25));
		replica("sb-2", "").beat();
		assertThat(this.sql.statement("SELECT name FROM replicas").query(String.class).list()).containsExactly("sb-2");
	}

	@Test
	void aProcessIsCalledLikeItsMachineUnlessSomethingElseIsSaid() {
		assertThat(this.configured.now()).anySatisfy((replica) -> assertThat(replica.name()).isNotBlank());
	}

}
