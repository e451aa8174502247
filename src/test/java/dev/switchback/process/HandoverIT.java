package dev.switchback.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// A replica that is asked to end, while another one is there to go on.
@Execution(ExecutionMode.CONCURRENT)
class HandoverIT {

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "the replica is replaced",
			 "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "soak": "PT25M", "restoreWithin": "PT2H"}}""";

	private static final String STUCK = """
			{"kind": "stall", "match": {"method": "POST", "path": "*/routeTables/*"}, "hold": "PT5M"}""";

	private static final String TAKES_NOBODY_FOR_DEAD = "--db-scheduler.heartbeat-interval=1h";

	/// Without a hand-over the other one would have to miss heartbeats first, which it does not in this test.
	@Test
	void inTheMiddleOfALookHandsOverBeforeItIsGone(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			var leaving = stage.replica();
			var id = leaving.post("/v1/operations", DRILL).text("id");
			leaving.until(id, (reply) -> reply.text("sentence").contains("arrive over contoso-dub"));
			stage.fault(STUCK);
			var holder = Holder.ofStuckLook(stage.jdbc(), id);
			var staying = stage.replica(TAKES_NOBODY_FOR_DEAD);
			stage.mend();

			var told = told(stage.jdbc(), id);
			assertThat(leaving.end()).as(leaving.log()).isTrue();

			assertThat(leaving.log()).contains(told);
			assertThat(Holder.of(stage.jdbc(), id)).isNotEqualTo(Optional.of(holder));
			assertThat(staying.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"RESTORE\"}").status())
				.isEqualTo(202);
			staying.until(id, (reply) -> reply.text("status").equals("RESTORED"));
			assertThat(stage.mutations()).hasSize(2);
		}
	}

	private static List<String> told(JdbcClient database, String id) {
		return database.sql("SELECT sentence FROM events WHERE operation = ?::uuid ORDER BY seq")
			.param(id)
			.query(String.class)
			.list();
	}

}
