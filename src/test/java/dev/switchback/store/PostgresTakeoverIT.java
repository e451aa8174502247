package dev.switchback.store;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@StoreIT
class PostgresTakeoverIT extends TakeoverContract {

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

}
