package dev.switchback.store;

import dev.switchback.inventory.CircuitPair.Probe;
import dev.switchback.inventory.CircuitPair.OwnPath;
import dev.switchback.inventory.CircuitPair.OwnPathFrom;
import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.Objectives;
import java.util.ArrayList;
import java.util.List;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.CircuitPairs.Holder;
import dev.switchback.inventory.CircuitPairs.Place;
import dev.switchback.inventory.CircuitPairs.Storing;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static dev.switchback.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresCircuitPairsIT {

	private static final Storing STORED = new Storing.Stored();

	private static final Storing STALE = new Storing.Stale();

	private static final String AMS = "/subscriptions/S/resourceGroups/rg/circuits/contoso-ams";

	private static final String DUB = "/subscriptions/S/resourceGroups/rg/circuits/contoso-dub";

	private static final CircuitPair FIRST = pair("contoso", AMS, DUB);

	@Autowired
	private PostgresKept kept;

	@Autowired
	private CircuitPairs pairs;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Test
	void keepsWhatIsDeclared() {
		assertThat(this.pairs.declareIfAbsent(pair("contoso", AMS, DUB))).isEqualTo(STORED);
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
		assertThat(this.pairs.declareIfAbsent(pair("contoso", "/a", "/b"))).isEqualTo(STALE);
		assertThat(this.pairs.declareIfAbsent(pair("again", DUB.toUpperCase(Locale.ROOT), AMS)))
			.isEqualTo(new Storing.Taken(List.of(place(AMS, "contoso"), place(DUB, "contoso"))));
		assertThat(this.pairs.all()).containsExactly(pair("contoso", AMS, DUB));
	}

	@Test
	void storesOneOfManyDeclarations() {
		var stored = Together.call(16, (n) -> this.pairs.declareIfAbsent(pair("contoso", AMS, DUB)));
		assertThat(stored).containsOnlyOnce(STORED);
	}

	@Test
	void keepsEverythingThatIsDeclared() {
		var full = full(1, "ada");
		assertThat(this.pairs.declareIfAbsent(full)).isEqualTo(STORED);
		assertThat(this.pairs.named("contoso")).hasValue(full);
		assertThat(this.pairs.declarations("contoso")).containsExactly(full);
	}

	@Test
	void replacesOnlyWhatADeclarationFollows() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		assertThat(this.pairs.replace(full(2, "ada"), full(3, "bob"))).isEqualTo(STALE);
		assertThat(this.pairs.replace(FIRST, full(2, "bob"))).isEqualTo(STORED);
		assertThat(this.pairs.replace(FIRST, full(2, "eve"))).isEqualTo(STALE);
		assertThat(this.pairs.named("contoso")).hasValue(full(2, "bob"));
		assertThat(this.pairs.declarations("contoso")).containsExactly(full(2, "bob"), pair("contoso", AMS, DUB));
	}

	@Test
	void ofManyThatFollowTheSameOneIsStored() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		var stored = Together.call(8, (n) -> this.pairs.replace(FIRST, full(2, "caller " + n)));
		assertThat(stored).containsOnlyOnce(STORED);
		assertThat(this.pairs.declarations("contoso")).hasSize(2);
	}

	@Test
	void doesNotMakeOnePairOfAnother() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		this.pairs.declareIfAbsent(pair("adatum", "/a", "/b"));
		var stolen = new CircuitPair("adatum", Circuit.plain(AMS, "A", Md5.UNKNOWN),
				Circuit.plain(DUB, "B", Md5.UNKNOWN), OwnPath.UNDECLARED, List.of(), Objectives.NONE, "eve", NOON, 2);
		assertThat(this.pairs.replace(pair("adatum", "/a", "/b"), stolen))
			.isEqualTo(new Storing.Taken(List.of(place(AMS, "contoso"), place(DUB, "contoso"))));
		assertThat(this.pairs.named("adatum")).hasValue(pair("adatum", "/a", "/b"));
		assertThat(this.pairs.declarations("adatum")).hasSize(1);
	}

	@Test
	void aCircuitIsInOnePairOnly() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		var taken = new Storing.Taken(List.of(place(DUB, "contoso")));
		assertThat(this.pairs.declareIfAbsent(pair("adatum", DUB.toUpperCase(Locale.ROOT), "/b"))).isEqualTo(taken);
		assertThat(this.pairs.named("adatum")).isEmpty();
		assertThat(this.pairs.declarations("adatum")).isEmpty();
		this.pairs.declareIfAbsent(pair("adatum", "/a", "/b"));
		assertThat(this.pairs.replace(pair("adatum", "/a", "/b"), pair("adatum", "/a", DUB, 2))).isEqualTo(taken);
		assertThat(this.pairs.named("adatum")).hasValue(pair("adatum", "/a", "/b"));
	}

	@Test
	void aCircuitThatIsTakenOutOfAPairIsFreeForAnother() {
		this.pairs.declareIfAbsent(pair("contoso", AMS, DUB));
		assertThat(this.pairs.replace(FIRST, pair("contoso", AMS, "/b", 2))).isEqualTo(STORED);
		assertThat(this.pairs.declareIfAbsent(pair("adatum", "/a", DUB))).isEqualTo(STORED);
		assertThat(this.pairs.replace(pair("contoso", AMS, "/b", 2), pair("contoso", "/b", AMS, 3))).isEqualTo(STORED);
	}

	@Test
	void ofTwoThatDeclareACircuitInTwoPairsAtOnceOneIsRefusedEveryTime() {
		for (var round = 0; round < 50; round++) {
			var common = "/common-" + round;
			var names = List.of("a-" + round, "b-" + round);
			var stored = Together.call(2,
					(n) -> this.pairs.declareIfAbsent((n == 0) ? pair(names.get(n), common, "/z-" + names.get(n))
							: pair(names.get(n), "/a-" + names.get(n), common)));
			var winner = names.get(stored.indexOf(STORED));
			assertThat(stored).containsExactlyInAnyOrder(STORED, new Storing.Taken(List.of(place(common, winner))));
		}
		assertThat(this.pairs.all()).hasSize(50);
	}

	@Test
	void ofTwoThatMoveACircuitIntoTwoPairsAtOnceOneIsRefusedEveryTime() {
		this.pairs.declareIfAbsent(pair("a", "/a1", "/a2"));
		this.pairs.declareIfAbsent(pair("b", "/b1", "/b2"));
		for (var round = 0; round < 50; round++) {
			var common = "/common-" + round;
			var stored = Together.call(2, (n) -> {
				var name = (n == 0) ? "a" : "b";
				return replace(this.pairs.named(name).orElseThrow(), "/" + name + "1", common);
			});
			var winner = (stored.getFirst().equals(STORED)) ? "a" : "b";
			assertThat(stored).containsExactlyInAnyOrder(STORED, new Storing.Taken(List.of(place(common, winner))));
		}
	}

	@Test
	void whatAnOperationStandsOnIsNotAlteredWhileItHoldsACircuit() {
		this.pairs.declareIfAbsent(FIRST);
		var operation = accept("one", DUB);
		var held = new Storing.Held(
				List.of(new Holder(DUB.toLowerCase(Locale.ROOT), operation.id(), operation.code(), NOON)));
		assertThat(replace(FIRST, AMS, "/other")).isEqualTo(held);
		assertThat(replace(FIRST, DUB, AMS)).isEqualTo(held);
		assertThat(this.pairs.replace(FIRST, with(FIRST, Md5.USED, "env:AMS", 2))).isEqualTo(held);
		assertThat(this.pairs.declarations("contoso")).containsExactly(FIRST);
		end(operation);
		assertThat(replace(FIRST, AMS, "/other")).isEqualTo(STORED);
	}

	@Test
	void whatIsOnlyAddedIsDeclaredWhileAnOperationHoldsACircuit() {
		this.pairs.declareIfAbsent(FIRST);
		accept("one", AMS, DUB);
		var added = new CircuitPair("contoso",
				new Circuit(AMS, "AMS", Md5.NOT_USED, null, List.of("10.1.0.0/16"), List.of("10.0.0.0/8"),
						List.of(new Local("10.9.0.0/16", "ada", NOON.plusSeconds(60)))),
				FIRST.secondary(), OwnPath.ELSEWHERE, List.of(), new Objectives(Duration.ofMinutes(1), null), "bob",
				NOON, 2);
		assertThat(this.pairs.replace(FIRST, added)).isEqualTo(STORED);
	}

	@Test
	void whatIsBeingClaimedIsWaitedForAndThenNotAltered() throws InterruptedException, ExecutionException {
		this.pairs.declareIfAbsent(FIRST);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var declaring = new ArrayList<Future<Storing>>();
			var operation = this.transactions.execute((_) -> {
				var accepted = accept("one", AMS, DUB);
				declaring.add(threads.submit(() -> replace(FIRST, AMS, "/other")));
				while (!declaring.getFirst().isDone() && !somebodyWaits()) {
					Thread.onSpinWait();
				}
				return accepted;
			});
			assertThat(declaring.getFirst().get()).isInstanceOfSatisfying(Storing.Held.class,
					(held) -> assertThat(held.by()).extracting(Holder::operation)
						.containsExactly(operation.id(), operation.id()));
		}
	}

	private boolean somebodyWaits() {
		return this.jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)").query(Boolean.class).single();
	}

	private Operation accept(String key, String... circuits) {
		return Samples.of(this.kept.operations()
			.accept(Samples.draft(key,
					Stream.of(circuits).map((circuit) -> circuit.toLowerCase(Locale.ROOT)).toArray(String[]::new))));
	}

	private void end(Operation operation) {
		this.kept.operations().append(operation, NOON, List.of(Samples.finished(Ending.CANCELED)));
	}

	private Storing replace(CircuitPair before, String primary, String secondary) {
		return this.pairs.replace(before, pair(before.name(), primary, secondary, before.revision() + 1));
	}

	private static CircuitPair with(CircuitPair pair, Md5 md5, String key, long revision) {
		return new CircuitPair(pair.name(),
				new Circuit(pair.primary().id(), pair.primary().site(), md5, key, List.of(), List.of(), List.of()),
				pair.secondary(), pair.ownPath(), List.of(), Objectives.NONE, "ada", NOON, revision);
	}

	private static Place place(String circuit, String pair) {
		return new Place(circuit.toLowerCase(Locale.ROOT), pair);
	}

	private static CircuitPair full(long revision, String by) {
		var ams = new Circuit(AMS, "Amsterdam", Md5.USED, "env:AMS", List.of("10.1.0.0/16"), List.of("10.0.0.0/8"),
				List.of(new Local("10.9.0.0/16", "ada", NOON.plusSeconds(60))), CircuitPair.MicrosoftPeering.UNDECLARED,
				List.of(new CircuitPair.Maintenance(NOON, NOON.plusSeconds(3600), "Microsoft")));
		return new CircuitPair("contoso", ams, Circuit.plain(DUB, "Dublin", Md5.UNKNOWN), OwnPath.OVER_PRIMARY,
				List.of(new OwnPathFrom("Amsterdam", OwnPath.OVER_PRIMARY, OwnPath.ELSEWHERE, OwnPath.ELSEWHERE,
						OwnPath.ELSEWHERE, OwnPath.ELSEWHERE)),
				List.of(new Probe("intranet", Probe.Kind.TCP, "intranet.example:443")),
				new Objectives(Duration.ofMinutes(1), null), by, NOON, revision);
	}

	private static CircuitPair pair(String name, String primary, String secondary) {
		return pair(name, primary, secondary, 1);
	}

	private static CircuitPair pair(String name, String primary, String secondary, long revision) {
		return new CircuitPair(name, Circuit.plain(primary, "Amsterdam", Md5.NOT_USED),
				Circuit.plain(secondary, "Dublin", Md5.UNKNOWN), OwnPath.UNDECLARED, List.of(), Objectives.NONE, "ada",
				NOON, revision);
	}

}
