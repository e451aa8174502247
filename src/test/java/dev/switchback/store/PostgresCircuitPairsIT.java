package dev.switchback.store;

import java.util.Locale;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPairs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.switchback.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresCircuitPairsIT {

	private static final String AMS = "/subscriptions/S/resourceGroups/rg/circuits/contoso-ams";

	private static final String DUB = "/subscriptions/S/resourceGroups/rg/circuits/contoso-dub";

	@Autowired
	private PostgresKept kept;

	@Autowired
	private CircuitPairs pairs;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Test
	void keepsWhatIsDeclared() {
		assertThat(this.pairs.declareIfAbsent(pair("contoso", AMS, DUB))).isTrue();
		assertThat(this.pairs.named("contoso")).hasValue(pair("contoso", AMS, DUB));
		assertThat(this.pairs.named("Contoso")).hasValue(pair("contoso", AMS, DUB));
		assertThat(this.pairs.named("fabrikam")).isEmpty();
	}

	@Test
	void listsPairsByName() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		this.pairs.declareIfAbsent(pair("adatum", "/a", "/b"));
		assertThat(this.pairs.all()).containsExactly(pair("adatum", "/a", "/b"), pair("contoso", AMS, DUB));
	}

	@Test
	void findsAPairByItsCircuitsInEitherOrderAndAnyLetterCase() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		var shouted = AMS.toUpperCase(Locale.ROOT);
		assertThat(this.pairs.of(shouted, DUB)).hasValue(pair("contoso", AMS, DUB));
		assertThat(this.pairs.of(DUB, shouted)).hasValue(pair("contoso", AMS, DUB));
		assertThat(this.pairs.of(AMS, AMS)).isEmpty();
		assertThat(this.pairs.of(AMS, "/other")).isEmpty();
	}

	@Test
	void keepsTheFirstDeclaration() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		assertThat(this.pairs.declareIfAbsent(pair("contoso", "/a", "/b"))).isFalse();
		assertThat(this.pairs.declareIfAbsent(pair("again", DUB.toUpperCase(Locale.ROOT), AMS))).isFalse();
		assertThat(this.pairs.all()).containsExactly(pair("contoso", AMS, DUB));
	}

	@Test
	void storesOneOfManyDeclarations() {
		var stored = Together.call(16, (n) -> this.pairs.declareIfAbsent(pair("contoso", AMS, DUB)));
		assertThat(stored).containsOnlyOnce(true);
	}

	private static CircuitPair pair(String name, String primary, String secondary) {
		return new CircuitPair(name, new Circuit(primary, "Amsterdam", Md5.NOT_USED),
				new Circuit(secondary, "Dublin", Md5.UNKNOWN), "ada", NOON, 1);
	}

}
