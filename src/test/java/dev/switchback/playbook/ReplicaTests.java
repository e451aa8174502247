package dev.switchback.playbook;

import dev.switchback.playbook.LiveReplicas.Replica;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplicaTests {

	private static final Replica REPLICA = new Replica("node-1", "Amsterdam");

	@Test
	void isCalledByItsNameOrItsSiteInAnyLetterCase() {
		assertThat(REPLICA.called("NODE-1")).isTrue();
		assertThat(REPLICA.called("amsterdam")).isTrue();
		assertThat(REPLICA.called("node-2")).isFalse();
		assertThat(new Replica("node-1", "").called("Amsterdam")).isFalse();
	}

	@Test
	void isNamedWithItsSiteWhereThatIsKnown() {
		assertThat(REPLICA.spoken()).isEqualTo("node-1 (Amsterdam)");
		assertThat(new Replica("node-1", "").spoken()).isEqualTo("node-1");
	}

}
