package dev.switchback.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.switchback.operation.Unstorable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.confirmed;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.obligation;
import static dev.switchback.store.Samples.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@StoreIT
class PostgresOperationsIT extends OperationsContract {

	@Autowired
	private PostgresKept kept;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Override
	Kept kept() {
		return this.kept;
	}

	/// Its calendar ends in the year 294276.
	@Test
	void whatTheDatabaseRefusesIsToldApartFromADatabaseThatIsAway() {
		var beyond = Instant.parse("+300000-01-01T00:00:00Z");
		var operations = this.kept.operations();
		var accepted = of(operations.accept(draft("a", "circuit")));
		var mutation = mutation("check");
		refused(() -> operations.append(accepted, beyond, List.of(noticed("never"))));
		refused(() -> operations.intend(accepted, beyond, List.of(intended(mutation, obligation(mutation, null))),
				Map.of(), null));
		var sent = of(operations.append(accepted, after(1), List.of(intended(mutation))));
		refused(() -> operations.record(sent.id(), mutation.id(), confirmed(beyond)));
		assertThat(operations.find(sent.id())).hasValue(sent);
	}

	private static void refused(ThrowingCallable write) {
		assertThatExceptionOfType(Unstorable.class).isThrownBy(write);
	}

}
