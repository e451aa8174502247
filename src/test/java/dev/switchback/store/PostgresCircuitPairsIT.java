package dev.switchback.store;

import dev.switchback.inventory.CircuitPair.Probe;
import dev.switchback.inventory.CircuitPair.OwnPath;
import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.Objectives;
import java.util.List;
import java.time.Duration;
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

	@Test
	void keepsEverythingThatIsDeclared() {
		var full = full(1, "ada");
		assertThat(this.pairs.declareIfAbsent(full)).isTrue();
		assertThat(this.pairs.named("contoso")).hasValue(full);
		assertThat(this.pairs.declarations("contoso")).containsExactly(full);
	}

	@Test
	void replacesOnlyWhatADeclarationFollows() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		assertThat(this.pairs.replace(full(3, "bob"))).isFalse();
		assertThat(this.pairs.replace(full(2, "bob"))).isTrue();
		assertThat(this.pairs.replace(full(2, "eve"))).isFalse();
		assertThat(this.pairs.named("contoso")).hasValue(full(2, "bob"));
		assertThat(this.pairs.declarations("contoso")).containsExactly(full(2, "bob"), pair("contoso", AMS, DUB));
	}

	@Test
	void ofManyThatFollowTheSameOneIsStored() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		var stored = Together.call(8, (n) -> this.pairs.replace(full(2, "caller " + n)));
		assertThat(stored).containsOnlyOnce(true);
		assertThat(this.pairs.declarations("contoso")).hasSize(2);
	}

	@Test
	void doesNotMakeOnePairOfAnother() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		this.pairs.declareIfAbsent(pair("adatum", "/a", "/b"));
		var stolen = new CircuitPair("adatum", Circuit.plain(AMS, "A", Md5.UNKNOWN),
				Circuit.plain(DUB, "B", Md5.UNKNOWN), OwnPath.UNDECLARED, List.of(), Objectives.NONE, "eve", NOON, 2);
		assertThat(this.pairs.replace(stolen)).isFalse();
		assertThat(this.pairs.named("adatum")).hasValue(pair("adatum", "/a", "/b"));
		assertThat(this.pairs.declarations("adatum")).hasSize(1);
	}

	private static CircuitPair full(long revision, String by) {
		var ams = new Circuit(AMS, "Amsterdam", Md5.USED, "env:AMS", List.of("10.1.0.0/16"), List.of("10.0.0.0/8"),
				List.of(new Local("10.9.0.0/16", "ada", NOON.plusSeconds(60))));
		return new CircuitPair("contoso", ams, Circuit.plain(DUB, "Dublin", Md5.UNKNOWN), OwnPath.ELSEWHERE,
				List.of(new Probe("intranet", Probe.Kind.TCP, "intranet.example:443")),
				new Objectives(Duration.ofMinutes(1), null), by, NOON, revision);
	}

	private static CircuitPair pair(String name, String primary, String secondary) {
		return CircuitPair.plain(name, Circuit.plain(primary, "Amsterdam", Md5.NOT_USED),
				Circuit.plain(secondary, "Dublin", Md5.UNKNOWN), "ada", NOON);
	}

}
