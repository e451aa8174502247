package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Machines that are read at the same time.
class VaultReadsTests {

	private final Fleet fleet = Fleet.of(12);

	private final List<Fetched<ItemSeen>> seen = new ArrayList<>();

	/// While one is being read, the next one is asked for.
	private void read(int from, int until) {
		if (from <= until) {
			var ref = this.fleet.ref(from);
			this.fleet.meanwhile = () -> {
				this.fleet.meanwhile = () -> {
				};
				read(from + 1, until);
			};
			this.seen.add(this.fleet.reads.vault().item(ref, this.fleet.deadline()));
		}
	}

	@Test
	void aFewAreReadOneByOne() {
		read(1, 8);
		assertThat(this.seen).hasSize(8).allMatch(Fetched.Value.class::isInstance);
		assertThat(this.fleet.called("/replicationProtectedItems")).isZero();
		assertThat(this.fleet.calls).hasSize(8);
	}

	@Test
	void whatIsAskedForWhileManyAreReadComesOfAList() {
		read(1, 9);
		assertThat(this.seen).hasSize(9).allMatch(Fetched.Value.class::isInstance);
		assertThat(this.fleet.called("/replicationProtectedItems")).isEqualTo(1);
		assertThat(this.fleet.called("/app-09")).isZero();
		assertThat(this.seen.getFirst()).as("the last that was asked for is the first that was answered")
			.isInstanceOfSatisfying(Fetched.Value.class,
					(value) -> assertThat(((ItemSeen) value.value()).vm()).isEqualTo("app-09"));
	}

	private static final Duration TWO = Duration.ofSeconds(2);

	private static final Duration SIX = Duration.ofSeconds(6);

	private Fetched<ItemSeen> lately(int machine) {
		return this.fleet.reads.vault().item(this.fleet.ref(machine), TWO, this.fleet.deadline());
	}

	@Test
	void aCrowdSharesAListThatIsSecondsOld() {
		for (var machine = 1; machine <= 12; machine++) {
			assertThat(lately(machine)).isInstanceOf(Fetched.Value.class);
		}
		assertThat(this.fleet.called("/replicationProtectedItems")).isEqualTo(1);
		assertThat(this.fleet.calls).as("eight came before it was a crowd").hasSize(9);
	}

	@Test
	void whoComesLaterIsNoCrowd() {
		for (var machine = 1; machine <= 12; machine++) {
			lately(machine);
			this.fleet.time.pass(TWO);
		}
		assertThat(this.fleet.called("/replicationProtectedItems")).isZero();
	}

	@Test
	void nobodyIsShownAMachineAsItWasBeforeItWasShownLast() {
		for (var machine = 1; machine <= 12; machine++) {
			lately(machine);
		}
		this.fleet.failOver(12);
		var now = this.fleet.reads.vault().item(this.fleet.ref(12), this.fleet.deadline());
		assertThat(now).isInstanceOfSatisfying(Fetched.Value.class,
				(value) -> assertThat(((ItemSeen) value.value()).offers()).isEmpty());
		assertThat(lately(12)).isInstanceOfSatisfying(Fetched.Value.class,
				(value) -> assertThat(((ItemSeen) value.value()).offers()).as("the first list is older").isEmpty());
		assertThat(lately(11)).as("of others it is good enough").isInstanceOf(Fetched.Value.class);
		assertThat(this.fleet.called("/replicationProtectedItems")).isEqualTo(2);
	}

	@Test
	void aJobThatIsOverIsReadOnceWhileManyAreAskedFor() {
		var jobs = IntStream.rangeClosed(1, 12).mapToObj(this.fleet::failOver).toList();
		this.fleet.time.pass(Duration.ofMinutes(10));
		jobs.forEach((job) -> this.fleet.reads.vault().job(job, this.fleet.deadline()));
		this.fleet.reads.vault().job(jobs.getFirst(), this.fleet.deadline());
		assertThat(this.fleet.calls).hasSize(12);
		this.fleet.time.pass(SIX);
		this.fleet.reads.vault().job(jobs.getFirst(), this.fleet.deadline());
		assertThat(this.fleet.calls).as("alone it is read again").hasSize(13);
	}

	/// Under the same id.
	@Test
	void aJobThatFailedIsReadAgainAsPeopleMayRestartIt() {
		this.fleet.simulator.order("""
				{"kind": "fail", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 12}""");
		var jobs = IntStream.rangeClosed(1, 12).mapToObj(this.fleet::failOver).toList();
		this.fleet.time.pass(Duration.ofMinutes(10));
		jobs.forEach((job) -> assertThat(job(job).failed()).isTrue());
		this.fleet.doctor.change(jobs.getFirst().name(), (job) -> {
			((ObjectNode) job.path("properties")).put("state", "InProgress");
			return job;
		});
		assertThat(job(jobs.getFirst()).atWork()).as("somebody had it restarted").isTrue();
		assertThat(job(jobs.getLast()).failed()).isTrue();
	}

	private JobSeen job(ArmId job) {
		return ((Fetched.Value<JobSeen>) this.fleet.reads.vault().job(job, this.fleet.deadline())).value();
	}

	@Test
	void onceTheyAreReadTheNextIsReadByItselfAgain() {
		read(1, 9);
		this.fleet.calls.clear();
		this.fleet.time.pass(SIX);
		read(10, 10);
		assertThat(this.fleet.calls).singleElement().asString().endsWith("/app-10");
	}

	@Test
	void whatWasReadAloneLaterIsNotReplacedByAnOlderList() {
		for (var machine = 1; machine <= 12; machine++) {
			lately(machine);
		}
		this.fleet.failOver(1);
		this.fleet.time.pass(Duration.ofMillis(1500));
		var alone = this.fleet.reads.vault().item(this.fleet.ref(1), this.fleet.deadline());
		assertThat(alone).isInstanceOfSatisfying(Fetched.Value.class,
				(value) -> assertThat(((ItemSeen) value.value()).offers()).isEmpty());
		for (var machine = 12; machine >= 1; machine--) {
			lately(machine);
		}
		assertThat(lately(1)).isInstanceOfSatisfying(Fetched.Value.class,
				(value) -> assertThat(((ItemSeen) value.value()).offers()).isEmpty());
	}

	@Test
	void aCrowdAtTheDoorIsToldApartByOneList() {
		var item = this.fleet.ref(1).itemId();
		assertThat(known(1)).isEqualTo("app-01");
		assertThat(this.fleet.calls).singleElement().asString().endsWith("/app-01");
		for (var machine = 2; machine <= 12; machine++) {
			assertThat(known(machine)).isEqualTo(Fleet.vm(machine));
		}
		assertThat(this.fleet.called("/replicationProtectedItems")).isEqualTo(1);
		assertThat(this.fleet.calls).as("of %s, eight came before it was a crowd", item).hasSize(9);
	}

	private String known(int machine) {
		return switch (this.fleet.reads.vault()
			.at(ArmId.parse(Fleet.WEST + Fleet.vm(machine)), TWO, this.fleet.deadline())) {
			case Fetched.Value<ItemSeen>(var seen, var _) -> seen.vm();
			case Fetched.Failed<ItemSeen>(var problem, var _) -> problem.toString();
		};
	}

	@Test
	void whatTheListDoesNotShowIsReadByItself() {
		for (var machine = 1; machine <= 12; machine++) {
			lately(machine);
		}
		assertThat(known(77)).contains("NotFound");
		assertThat(this.fleet.called("/app-77")).isEqualTo(1);
	}

}
