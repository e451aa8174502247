package dev.switchback.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Secret;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.obligation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What everybody who keeps operations must do with what nobody may read.
abstract class SealingContract {

	static final Secret KEY = Secret.of("hunter2-canary");

	private final Mutation mutation = mutation("disable#1");

	private final Obligation promised = obligation(this.mutation, Duration.ofMinutes(15));

	abstract Kept kept();

	private Operation accepted() {
		var operation = Samples.of(kept().operations().accept(draft("sealed", AMS)));
		return Samples.of(kept().operations().append(operation, after(1), List.of(new Event.Began("disable", 1))));
	}

	Operation intend(Operation operation) {
		return Samples.of(kept().operations()
			.intend(operation, after(2), List.of(intended(this.mutation, this.promised)),
					Map.of(this.promised.id(), KEY), null));
	}

	@Test
	void opensWhatWasSealedWithAnObligation() {
		var operation = intend(accepted());
		assertThat(operation.owed()).hasSize(1);
		assertThat(kept().operations().secret(this.promised.id())).hasValue(KEY);
		assertThat(kept().operations().secret(this.mutation.id())).isEmpty();
	}

	@Test
	void isNoPartOfWhatHappened() {
		var operation = intend(accepted());
		assertThat(kept().journal().events(operation.id(), 0, 99).toString()).doesNotContain("hunter2");
		assertThat(kept().operations().find(operation.id()).orElseThrow().toString()).doesNotContain("hunter2");
	}

	@Test
	void destroysItWhenTheObligationIsClosed() {
		var operation = intend(accepted());
		kept().operations()
			.append(operation, after(9),
					List.of(new Event.Closed(this.promised.id(), Obligation.State.DISCHARGED, "it is back")));
		assertThat(kept().operations().secret(this.promised.id())).isEmpty();
	}

	@Test
	void sealsNothingForAnIntentThatComesTooLate() {
		var operation = accepted();
		kept().operations().append(operation, after(2), List.of(noticed("somebody was faster")));
		assertThat(kept().operations()
			.intend(operation, after(3), List.of(intended(this.mutation, this.promised)),
					Map.of(this.promised.id(), KEY), null))
			.isEqualTo(new Appending.Stale());
		assertThat(kept().operations().secret(this.promised.id())).isEmpty();
	}

	@Test
	void storesNothingOfAnIntentWhosePromiseCannotBeStored() {
		var operation = accepted();
		var broken = Obligation.of(this.promised.id(),
				new Promise("enable-ams", "peering", AMS, "enable the peering of contoso-ams", null, "no JSON"),
				this.mutation.id(), after(2));
		assertThatExceptionOfType(Unstorable.class).isThrownBy(() -> kept().operations()
			.intend(operation, after(2), List.of(intended(this.mutation, broken)), Map.of(broken.id(), KEY), null));
		assertThat(kept().operations().find(operation.id())).hasValue(operation);
		assertThat(kept().operations().secret(broken.id())).isEmpty();
	}

}
