package dev.switchback.store;

import dev.switchback.operation.ManualCards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresManualCardsIT extends ManualCardsContract {

	@Autowired
	private PostgresKept kept;

	@Autowired
	private ManualCards cards;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Override
	Kept kept() {
		return this.kept;
	}

	@Override
	ManualCards cards() {
		return this.cards;
	}

	/// It is asked every few seconds for as long as the service runs.
	@Test
	void askingOverAndOverHoldsNoConnection() {
		for (var i = 0; i < 100; i++) {
			assertThat(this.cards.current()).isEmpty();
		}
	}

}
