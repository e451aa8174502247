package dev.switchback.engine;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.switchback.TestDatabase;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.process.Waiting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Operations that a bug of ours keeps from going on, among many that nothing is wrong with, more of them than can be executed
/// at once: by the scheduler, on PostgreSQL.
@SpringBootTest(classes = BrokenAmongManyIT.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "db-scheduler.polling-interval=50ms", "db-scheduler.threads=4",
				"switchback.engine.stumble-interval=20ms", "logging.level.dev.switchback.engine.Stumbling=off" })
class BrokenAmongManyIT {

	private static final int BROKEN = 12;

	private static final int SOUND = 100;

	@Autowired
	private Reception reception;

	@Autowired
	private EngineSettings settings;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void theyWaitForPeopleAndStarveNobody() {
		for (var number = 0; number < BROKEN; number++) {
			ask("BROKEN");
		}
		for (var number = 0; number < SOUND; number++) {
			ask("SOUND");
		}
		Waiting.until("nothing is under way any more", Duration.ofMinutes(2),
				() -> count("status = 'RUNNING'") == 0 ? Boolean.TRUE : null);
		assertThat(statuses()).isEqualTo(Map.of("SOUND SUCCEEDED", SOUND, "BROKEN AWAITING_DECISION", BROKEN));
		assertThat(stumbles()).as("each was tried as often as it may be, and no more")
			.isEqualTo(Map.of("BROKEN " + this.settings.stumbleLimit(), BROKEN));
		Waiting.until("none is looked at before people are reminded", Duration.ofMinutes(2), () -> count("""
				EXISTS (SELECT FROM scheduled_tasks WHERE task_instance = id::text
					AND execution_time > now() + interval '10 min')""") == BROKEN ? Boolean.TRUE : null);
	}

	private void ask(String kind) {
		var received = this.reception.accept(new Asking(kind, Mandate.of(Purpose.DRILL), Errand.REQUEST, "one of many",
				null, null, null, null, null, Replica.ALICE,
				new IdempotencyKey("alice", "POST /v1/operations", UUID.randomUUID().toString(), "the same")));
		assertThat(received).isInstanceOfSatisfying(Received.Answered.class,
				(answered) -> assertThat(answered.acceptance()).isInstanceOf(Acceptance.Accepted.class));
	}

	private int count(String condition) {
		return this.jdbc.sql("SELECT count(*) FROM operations WHERE " + condition).query(Integer.class).single();
	}

	/// How many operations there are by kind and status.
	private Map<String, Integer> statuses() {
		return counted("SELECT kind || ' ' || status FROM operations");
	}

	/// How many operations there are by kind and number of bugs.
	private Map<String, Integer> stumbles() {
		return counted("""
				SELECT kind || ' ' || count(*) FROM operations o JOIN events e ON e.operation = o.id
				WHERE e.type = 'stumbled' GROUP BY o.id, kind""");
	}

	private Map<String, Integer> counted(String sql) {
		return this.jdbc.sql(sql)
			.query(String.class)
			.list()
			.stream()
			.collect(Collectors.toMap((each) -> each, (_) -> 1, Integer::sum));
	}

	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackages = "dev.switchback.store")
	@ComponentScan({ "dev.switchback.store", "dev.switchback.engine" })
	@Import(TestDatabase.class)
	static class Application {

		@Bean
		Errand sound() {
			return new Errand("SOUND", (_) -> Sighting.met("it is so", Evidence.NONE));
		}

		@Bean
		Errand broken() {
			return new Errand("BROKEN", (_) -> {
				throw new IllegalStateException("a bug of ours");
			});
		}

		@Bean
		Keeper keeper() {
			return new Toy(new VirtualTime(), Crashes.never()).keeper();
		}

	}

}
