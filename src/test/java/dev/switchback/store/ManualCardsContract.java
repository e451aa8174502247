package dev.switchback.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.ManualCards;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.CARD;
import static dev.switchback.store.Samples.DUB;
import static dev.switchback.store.Samples.NOON;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.obligation;
import static org.assertj.core.api.Assertions.assertThat;

/// What everybody who keeps operations must do with manual cards.
abstract class ManualCardsContract {

	private static final ManualCard DRAINED = new ManualCard("Bring contoso-ams back by hand",
			List.of(new ManualCard.Section("As it was", ManualCard.Kind.FACTS,
					List.of("It was Enabled.", "'quoted' \"twice\""))));

	private final Mutation mutation = mutation("disable#1");

	private final Obligation promised = obligation(this.mutation, Duration.ofMinutes(15));

	abstract Kept kept();

	abstract ManualCards cards();

	private Operation begun(String key, String claim) {
		var operation = Samples.of(kept().operations().accept(draft(key, claim)));
		return Samples.of(kept().operations().append(operation, after(1), List.of(new Event.Began("disable", 1))));
	}

	private Operation intend(Operation operation) {
		return Samples.of(kept().operations()
			.intend(operation, after(2), List.of(intended(this.mutation, this.promised)), Map.of(), DRAINED));
	}

	@Test
	void oneIsKeptWithTheOperationAndOneWithEachIntentOfADisable() {
		var operation = begun("cards", AMS);
		assertThat(cards().newest(operation.id())).hasValueSatisfying((written) -> {
			assertThat(written.card()).isEqualTo(CARD);
			assertThat(written.at()).isEqualTo(NOON);
		});
		var first = cards().current().get(operation.id());
		intend(operation);
		assertThat(cards().newest(operation.id())).hasValueSatisfying((written) -> {
			assertThat(written.card()).isEqualTo(DRAINED);
			assertThat(written.at()).isEqualTo(after(2));
			assertThat(written.number()).isGreaterThan(first);
			assertThat(cards().current()).containsEntry(operation.id(), written.number());
		});
	}

	@Test
	void noneIsKeptForAnIntentThatComesTooLate() {
		var operation = begun("cards", AMS);
		kept().operations().append(operation, after(2), List.of(noticed("somebody was faster")));
		kept().operations()
			.intend(operation, after(2), List.of(intended(this.mutation, this.promised)), Map.of(), DRAINED);
		assertThat(cards().newest(operation.id())).map(ManualCards.Written::card).hasValue(CARD);
	}

	@Test
	void thoseOfOperationsThatAreOverAndOweNothingAreNotCurrent() {
		var over = begun("over", DUB);
		kept().operations().append(over, after(3), List.of(new Event.Finished(Ending.CANCELED, "nothing was changed")));
		var owing = intend(begun("owing", AMS));
		kept().operations().append(owing, after(3), List.of(new Event.Finished(Ending.FAILED, "a person must look")));
		assertThat(cards().current()).containsOnlyKeys(owing.id());
		assertThat(cards().newest(over.id())).isPresent();
	}

}
