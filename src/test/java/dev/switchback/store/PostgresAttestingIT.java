package dev.switchback.store;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@StoreIT
class PostgresAttestingIT extends AttestingContract {

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
