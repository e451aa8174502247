package dev.switchback.operation;

import java.time.Duration;

import dev.switchback.playbook.Promise;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.NOON;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.after;
import static org.assertj.core.api.Assertions.assertThat;

class ObligationTests {

	@Test
	void isDueSoLongAfterTheIntent() {
		var promise = new Promise("key", "kind", "subject", "title", Duration.ofMinutes(15), "{}");
		assertThat(Obligation.of(Every.id(1), promise, Every.id(2), NOON))
			.isEqualTo(new Obligation(Every.id(1), "key", "kind", "subject", "title", Every.id(2), NOON, after(15 * 60),
					"{}", Obligation.State.OPEN, null, null));
	}

	@Test
	void mayHaveNoDueTime() {
		var promise = new Promise("key", "kind", "subject", "title", null, "{}");
		var obligation = Obligation.of(Every.id(1), promise, Every.id(2), NOON);
		assertThat(obligation.due()).isNull();
		assertThat(obligation.dueBy(after(1_000_000))).isFalse();
	}

	@Test
	void isDueFromItsMomentOn() {
		var due = after(10 + 15 * 60);
		assertThat(OBLIGATION.dueBy(due.minusNanos(1000))).isFalse();
		assertThat(OBLIGATION.dueBy(due)).isTrue();
		assertThat(OBLIGATION.dueBy(due.plusSeconds(1))).isTrue();
	}

	@Test
	void isNeverDueOnceItIsClosed() {
		var closed = OBLIGATION.closed(Obligation.State.VOID, "it came back by itself", after(20));
		assertThat(closed.open()).isFalse();
		assertThat(closed.dueBy(after(10_000))).isFalse();
		assertThat(closed.note()).isEqualTo("it came back by itself");
		assertThat(closed.closedAt()).isEqualTo(after(20));
		assertThat(closed.payload()).isEqualTo(OBLIGATION.payload());
	}

	@Test
	void isTheOriginOfTheCallsThatKeepIt() {
		assertThat(OBLIGATION.origin()).isEqualTo("obligation:01950000-0000-7000-8000-000000000002");
	}

}
