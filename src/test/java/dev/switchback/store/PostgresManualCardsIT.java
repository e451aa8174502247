package dev.switchback.store;

import dev.switchback.operation.ManualCards;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

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

}
