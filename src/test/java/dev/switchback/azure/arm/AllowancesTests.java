package dev.switchback.azure.arm;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import dev.switchback.azure.arm.Allowances.Counted;
import dev.switchback.azure.arm.CallBudget.Bucket;
import dev.switchback.azure.arm.CallBudget.Kind;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllowancesTests {

	private static final Counted READS = new Counted(new Bucket("sub", Kind.READS), Optional.empty());

	private static final String PEERING = "/subscriptions/abc/resourceGroups/net/providers/Microsoft.Network/expressRouteCircuits/c/peerings/p";

	private long nanos;

	private boolean down;

	private final List<OptionalDouble> known = new ArrayList<>();

	private final CallBudget memory = new InMemoryCallBudget(() -> Instant.EPOCH.plusNanos(this.nanos),
			BudgetSettings.DEFAULTS);

	private final CallBudget budget = new CallBudget() {

		@Override
		public Duration take(Bucket bucket, int calls, Urgency urgency, OptionalDouble known) {
			reached();
			AllowancesTests.this.known.add(known);
			return AllowancesTests.this.memory.take(bucket, calls, urgency, known);
		}

		@Override
		public void close(Bucket bucket, Duration during) {
			reached();
			AllowancesTests.this.memory.close(bucket, during);
		}

		private void reached() {
			if (AllowancesTests.this.down) {
				throw new IllegalStateException("the database is down");
			}
		}

	};

	private final Allowances allowances = new Allowances(() -> this.nanos, this.budget, Kind.WRITES);

	private Counted counted(HttpMethod method, String path) throws MalformedURLException {
		return this.allowances.counted(method, URI.create("https://arm.example" + path).toURL());
	}

	private Bucket bucket(HttpMethod method, String path) throws MalformedURLException {
		var counted = counted(method, path);
		assertThat(counted.provider()).isEmpty();
		return counted.arm();
	}

	@Test
	void countsACallWhereAzureDoes() throws MalformedURLException {
		assertThat(bucket(HttpMethod.GET, "/subscriptions/ABC/x")).isEqualTo(new Bucket("abc", Kind.READS));
		assertThat(bucket(HttpMethod.PUT, "/Subscriptions/abc/x")).isEqualTo(new Bucket("abc", Kind.WRITES));
		assertThat(bucket(HttpMethod.POST, "/subscriptions/abc/x")).isEqualTo(new Bucket("abc", Kind.WRITES));
		assertThat(bucket(HttpMethod.DELETE, "/subscriptions/abc/x")).isEqualTo(new Bucket("abc", Kind.DELETES));
		assertThat(bucket(HttpMethod.GET, "/tenants")).isEqualTo(new Bucket("", Kind.READS));
	}

	@Test
	void countsWhatChangesTheNetworkAtItsProviderAsWell() throws MalformedURLException {
		var changes = Optional.of(new Bucket("abc", Kind.NETWORK_CHANGES));
		assertThat(counted(HttpMethod.PUT, PEERING)).isEqualTo(new Counted(new Bucket("abc", Kind.WRITES), changes));
		assertThat(counted(HttpMethod.POST, PEERING + "/arpTables/primary").provider()).isEqualTo(changes);
		assertThat(counted(HttpMethod.GET, PEERING).provider()).isEmpty();
	}

	/// 1,000 in five minutes, whichever five minutes the provider means.
	@Test
	void neverLooksSoOftenThatTheNetworkProviderRefusesARestore() throws MalformedURLException {
		var table = counted(HttpMethod.POST, PEERING + "/arpTables/primary");
		for (var window = 0; window < 3; window++) {
			var looks = 0;
			for (var end = this.nanos + Duration.ofMinutes(5).toNanos(); this.nanos < end; this.nanos += 50_000_000) {
				looks += this.allowances.wait(table, Urgency.RUNNING).isEmpty() ? 1 : 0;
			}
			assertThat(looks).as("looks in window %d", window).isBetween(700, 970);
			assertThat(this.allowances.wait(counted(HttpMethod.PUT, PEERING), Urgency.RESTORE)).isEmpty();
		}
	}

	@Test
	void aLimitOfTheNetworkProviderStopsNothingThatIsDoneToMachines() throws MalformedURLException {
		var move = counted(HttpMethod.PUT, "/subscriptions/abc/providers/Microsoft.RecoveryServices/vaults/v");
		this.allowances.note(counted(HttpMethod.POST, PEERING + "/arpTables/primary"),
				new ArmProblem.Throttled(new Problem(429, "TooManyRequests", "too many"), Duration.ofMinutes(4)));
		assertThat(this.allowances.wait(counted(HttpMethod.PUT, PEERING), Urgency.RESTORE))
			.hasValue(Duration.ofMinutes(4));
		assertThat(this.allowances.wait(move, Urgency.RUNNING)).isEmpty();
	}

	@Test
	void tellsTheBudgetOnceWhatAzureSaidIsLeft() {
		this.allowances.note(READS,
				new HttpHeaders().set(HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-reads"), "42"));
		this.allowances.wait(READS, Urgency.RUNNING);
		this.allowances.wait(READS, Urgency.RUNNING);
		assertThat(this.known).containsExactly(OptionalDouble.of(42), OptionalDouble.empty());
		assertThat(this.allowances.remaining()).containsEntry("sub subscription-reads", 42L);
	}

	/// A mass failover uses all its writes up, and has all of them again when two minutes later everything is committed.
	@Test
	void whatWasLeftAWhileAgoTellsNothingOfWhatIsLeftNow() {
		this.allowances.note(READS,
				new HttpHeaders().set(HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-reads"), "0"));
		this.nanos += Duration.ofSeconds(1).toNanos();
		assertThat(this.allowances.wait(READS, Urgency.RUNNING)).isEmpty();
		assertThat(this.known).containsExactly(OptionalDouble.empty());
	}

	@Test
	void aRefusalStopsThisProcessEvenWhenTheOthersCannotBeTold() {
		this.down = true;
		this.allowances.note(READS,
				new ArmProblem.Throttled(new Problem(429, "Throttled", "too many"), Duration.ofSeconds(9)));
		assertThat(this.allowances.wait(READS, Urgency.RESTORE)).hasValue(Duration.ofSeconds(9));
		this.nanos += Duration.ofSeconds(9).toNanos();
		assertThat(this.allowances.wait(READS, Urgency.RESTORE)).isEmpty();
	}

	/// What is kept for something more urgent would else be closed to that as well, for as long as anybody asks.
	@Test
	void whatTheBudgetItselfRefusesIsNoRefusalOfAzure() {
		while (this.allowances.wait(READS, Urgency.ASSESSMENT).isEmpty()) {
			// Until what is left is kept for others.
		}
		var ours = new ArmProblem.Throttled(new Problem(0, "Throttled", "not now"), Duration.ofSeconds(9));
		this.allowances.note(READS, ours);
		assertThat(this.allowances.wait(READS, Urgency.RUNNING)).isEmpty();
	}

	@Test
	void aBudgetThatCannotBeAskedStopsNothingThatIsBeingDone() {
		this.down = true;
		for (var urgency : List.of(Urgency.RESTORE, Urgency.EMERGENCY, Urgency.RUNNING)) {
			assertThat(this.allowances.wait(READS, urgency)).as("%s", urgency).isEmpty();
		}
		for (var urgency : List.of(Urgency.PREVIEW, Urgency.ASSESSMENT)) {
			assertThat(this.allowances.wait(READS, urgency)).as("%s", urgency).isPresent();
		}
	}

	@Test
	void aBudgetThatCouldNotBeAskedIsLeftAloneForAWhile() {
		this.down = true;
		this.allowances.wait(READS, Urgency.RUNNING);
		this.down = false;
		this.allowances.wait(READS, Urgency.RUNNING);
		assertThat(this.known).isEmpty();
		this.nanos += Duration.ofSeconds(5).toNanos();
		this.allowances.wait(READS, Urgency.RUNNING);
		assertThat(this.known).hasSize(1);
	}

}
