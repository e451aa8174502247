package dev.switchback.store;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Schedules;
import dev.switchback.playbook.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.DUB;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.obligation;
import static org.assertj.core.api.Assertions.assertThat;

/// What happens when the database is another one than before.
@StoreIT
class KnownDatabaseIT {

	@Autowired
	private PostgresKept kept;

	@Autowired
	private KnownDatabase known;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@BeforeEach
	void empty() {
		this.kept.empty();
		this.known.check();
	}

	@AfterEach
	void remember() {
		this.known.check();
	}

	private String remembered() {
		return this.jdbc.sql("SELECT identity FROM known_database").query(String.class).single();
	}

	/// What is remembered is changed, because the database cannot be.
	private void failover(String identity) {
		this.jdbc.sql("UPDATE known_database SET identity = ?").param(identity).update();
	}

	private Operation begun(String key, String claim) {
		var operation = Samples.of(this.kept.operations().accept(draft(key, claim)));
		return Samples.of(this.kept.operations().append(operation, after(1), List.of(new Event.Began("disable", 1))));
	}

	private Operation now(Operation operation) {
		return this.kept.operations().find(operation.id()).orElseThrow();
	}

	@Test
	void theFirstDatabaseIsRemembered() {
		assertThat(remembered()).matches("\\d{10,}/[0-9A-F]{8}");
		assertThat(this.known.familiar()).isTrue();
	}

	@Test
	void afterADatabaseFailoverAllOperationsParkUntilReconciledWithAzure() {
		var here = remembered();
		var drill = begun("drill", AMS);
		var other = begun("other", DUB);
		for (var strange : List.of("1234567890123456789" + here.substring(here.indexOf('/')),
				here.substring(0, here.indexOf('/')) + "/000000AB")) {
			failover(strange);
			this.known.check();
			for (var operation : List.of(now(drill), now(other))) {
				assertThat(operation.phase()).isInstanceOfSatisfying(Phase.Parked.class, (parked) -> {
					assertThat(parked.question().text()).startsWith("The database is another one than before");
					assertThat(parked.question().offers()).containsExactly(Decision.RETRY);
				});
				assertThat(this.kept.due(Schedules.OPERATION, operation.id())).isPresent();
			}
			assertThat(remembered()).isEqualTo(here);
		}
	}

	@Test
	void nothingIsIntendedInADatabaseThatMayHaveForgotten() {
		var drill = begun("drill", AMS);
		var mutation = mutation("disable#1");
		failover("1234567890123456789/00000001");

		var appending = this.kept.operations()
			.append(drill, after(2), List.of(intended(mutation, obligation(mutation, Duration.ofMinutes(15)))));

		assertThat(appending).isInstanceOf(Appending.Stale.class);
		assertThat(now(drill).mutations()).isEmpty();
		assertThat(now(drill).phase()).as("asked at once, and not at the next check").isInstanceOf(Phase.Parked.class);
	}

	@Test
	void theSameQuestionIsAskedOnce() {
		var drill = begun("drill", AMS);
		failover("1234567890123456789/00000001");
		this.known.check();
		var asked = now(drill).revision();
		failover("1234567890123456789/00000001");
		this.known.check();
		assertThat(now(drill).revision()).isEqualTo(asked);
	}

	@Test
	void anOperationThatCannotBeReadKeepsNobodyElseFromBeingParkedOrFromGoingOn() {
		var broken = begun("broken", AMS);
		this.jdbc.sql("UPDATE operations SET runs = ARRAY['{\"unheardOf\": 1}'::jsonb] WHERE id = ?")
			.param(broken.id())
			.update();
		var other = begun("other", DUB);
		failover("1234567890123456789/00000001");
		this.known.check();
		assertThat(now(other).phase()).isInstanceOf(Phase.Parked.class);
		assertThat(this.known.familiar()).isTrue();
	}

	@Test
	void whatIsTurningBackIsToldAndGoesOn() {
		var drill = begun("drill", AMS);
		drill = Samples
			.of(this.kept.operations().append(drill, after(2), List.of(new Event.TurnedBack("somebody decided so"))));
		failover("1234567890123456789/00000001");
		this.known.check();
		assertThat(now(drill).phase()).isInstanceOf(Phase.Restoring.class);
		assertThat(this.kept.journal().events(drill.id(), 0, 99).toString())
			.contains("the database is another one than before");
	}

	@Test
	void whoMayNotReadTheControlFileIsToldByTheTimelineAlone() {
		var identity = this.transactions.execute((transaction) -> {
			transaction.setRollbackOnly();
			this.jdbc.sql("CREATE ROLE nobody_special").update();
			this.jdbc.sql("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC").update();
			this.jdbc.sql("SET LOCAL ROLE nobody_special").update();
			return this.jdbc.sql("SELECT database_identity()").query(String.class).single();
		});
		assertThat(identity).matches("unknown/[0-9A-F]{8}");
	}

}
