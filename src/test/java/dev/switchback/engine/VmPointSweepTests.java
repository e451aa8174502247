package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.DynamicTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Journeys on which people change the recovery point: once on each way, twice, back to the point that was used first, and to
/// one that they had left again. Whatever dies, and whatever befalls the call that changes it, each is taken once, and the
/// machine runs from the point that was wanted last.
class VmPointSweepTests {

	private static final String PATH = "/applyRecoveryPoint";

	private static final String CHANGED = "changes the recovery point of app-01";

	private static final int MACHINES = 12;

	/// What people want on the way out and on the way home, one after the other: 0 is the point that the failover used, 1 the
	/// newest of the others, and so on.
	private record Wishes(List<Integer> out, List<Integer> home) {

		List<String> calls() {
			var calls = new ArrayList<>(VmSweepTests.JOURNEY);
			IntStream.range(0, changes(this.home)).forEach((_) -> calls.add(4, CHANGED));
			IntStream.range(0, changes(this.out)).forEach((_) -> calls.add(1, CHANGED));
			return List.copyOf(calls);
		}

		/// What is wanted already needs no call.
		private static int changes(List<Integer> wishes) {
			return (int) IntStream.range(0, wishes.size())
				.filter((index) -> !wishes.get(index).equals((index == 0) ? Integer.valueOf(0) : wishes.get(index - 1)))
				.count();
		}

	}

	private static final Wishes ONCE = new Wishes(List.of(2), List.of(1));

	private static final Wishes TWICE = new Wishes(List.of(2, 1), List.of());

	private static final Wishes BACK_AND_FORTH = new Wishes(List.of(2, 0, 2), List.of(1, 0));

	private static final Wishes THE_SAME = new Wishes(List.of(0, 1, 1), List.of());

	/// Somebody who changes the point as often as they wish, and then commits; they fail back, too.
	private static final class Person {

		private final VmFlight flight;

		private final Wishes wishes;

		private final int struck;

		private final String fault;

		private List<String> points = List.of();

		private int changed;

		/// @param struck before which change a fault is ordered, counted from 0
		Person(VmFlight flight, Wishes wishes, int struck, String fault) {
			this.flight = flight;
			this.wishes = wishes;
			this.struck = struck;
			this.fault = fault;
		}

		void answer() {
			for (var times = 0; times < 40 && !this.flight.operation().ended(); times++) {
				this.flight.until((operation) -> operation.ended() || operation.phase() instanceof Phase.Parked);
				this.flight.passUntil(this.flight.time.instant().plus(Duration.ofMinutes(10)));
				switch (this.flight.operation().lastRun().key()) {
					case "out.decide" -> decide(VmFlight.WEST + "app-01", this.wishes.out());
					case "back.decide" -> decide(VmFlight.NORTH + "app-01", this.wishes.home());
					case "home" -> {
						this.changed = 0;
						this.flight.decide(Decision.FAIL_BACK);
					}
					default -> this.flight.decide(Decision.RETRY);
				}
			}
		}

		private void decide(String item, List<Integer> wanted) {
			var used = used(item);
			if (this.changed == 0) {
				this.points = points(item, used);
			}
			else {
				assertThat(used).as(this.flight.timeline())
					.isEqualToIgnoringCase(this.points.get(wanted.get(this.changed - 1)));
			}
			if (this.changed == wanted.size()) {
				this.flight.decide(Decision.COMMIT);
				return;
			}
			if (this.changed == this.struck && item.startsWith(VmFlight.WEST)) {
				this.flight.fault(this.fault);
			}
			var wish = this.points.get(wanted.get(this.changed++));
			assertThat(this.flight.decide(Decision.CHANGE_RECOVERY_POINT,
					new RecoveryPointWish(RecoveryPointWish.Strategy.CUSTOM, wish)))
				.isInstanceOf(Settled.Taken.class);
		}

		private String used(String item) {
			var id = this.flight.item(item).path("failoverRecoveryPointId").asString();
			return id.substring(id.lastIndexOf('/') + 1);
		}

		private List<String> points(String item, String used) {
			return Stream
				.concat(Stream.of(used),
						this.flight.get(item + "/recoveryPoints")
							.path("value")
							.valueStream()
							.sorted(Comparator.comparing(
									(point) -> point.path("properties").path("recoveryPointTime").asString(),
									Comparator.reverseOrder()))
							.map((point) -> point.path("name").asString())
							.filter((name) -> !name.equalsIgnoreCase(used)))
				.toList();
		}

	}

	private static VmFlight journey(Crashes crashes) {
		return new VmFlight(crashes, HealthyVms.vault(1), Settings.DEFAULT).failover("app-01", Purpose.MAINTENANCE,
				"{}");
	}

	private static VmFlight crowd(Crashes crashes) {
		return new VmFlight(crashes, HealthyVms.vault(MACHINES), Settings.DEFAULT).lookedOn(MACHINES)
			.failover("app-01", Purpose.MAINTENANCE, "{}");
	}

	private static void asWished(VmFlight flight, Wishes wishes) {
		new Person(flight, wishes, -1, "").answer();
		VmSweepTests.endsWell(flight, wishes.calls());
	}

	private static Stream<DynamicTest> wherever(Function<Crashes, VmFlight> start, Wishes wishes, int every) {
		return VmSweepTests.wherever(start, Boolean.getBoolean("sweeps.whole") ? 1 : every,
				(flight) -> asWished(flight, wishes));
	}

	@Cases
	Stream<DynamicTest> aJourneyOfWhichThePointIsChangedEndsTheSameWhereverTheProcessDies() {
		return wherever(VmPointSweepTests::journey, ONCE, 7);
	}

	@Cases
	Stream<DynamicTest> aJourneyOfWhichThePointIsChangedTwiceEndsTheSameWhereverTheProcessDies() {
		return wherever(VmPointSweepTests::journey, TWICE, 9);
	}

	@Cases
	Stream<DynamicTest> whoGoesBackToAPointThatWasLeftGetsItWhereverTheProcessDies() {
		return wherever(VmPointSweepTests::journey, BACK_AND_FORTH, 11);
	}

	@Cases
	Stream<DynamicTest> whatIsWantedAlreadyNeedsNoCallWhereverTheProcessDies() {
		return wherever(VmPointSweepTests::journey, THE_SAME, 13);
	}

	@Cases
	Stream<DynamicTest> inACrowdThePointIsChangedAsWellWhereverTheProcessDies() {
		return wherever(VmPointSweepTests::crowd, BACK_AND_FORTH, 23);
	}

	/// Each change of those journeys in its turn.
	private static Stream<DynamicTest> struck(Function<Crashes, VmFlight> start, Wishes wishes, List<String> faults,
			int more) {
		return IntStream.range(0, wishes.out().size())
			.boxed()
			.flatMap((change) -> faults.stream()
				.map((fault) -> fault.formatted(PATH))
				.map((fault) -> DynamicTest.dynamicTest("change %d %s".formatted(change + 1, fault), () -> {
					var flight = start.apply(Crashes.never());
					new Person(flight, wishes, change, fault).answer();
					VmSweepTests.nothingIsOwed(flight);
					assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
					assertThat(VmSweepTests.taken(flight)).as(flight.timeline())
						.filteredOn(CHANGED::equals)
						.hasSize(Wishes.changes(wishes.out()) + Wishes.changes(wishes.home()) + more);
					assertThat(VmSweepTests.taken(flight)).filteredOn((call) -> !call.equals(CHANGED))
						.isEqualTo(VmSweepTests.JOURNEY);
					VmRefusals.asOrdered(flight, fault);
				})));
	}

	@Cases
	Stream<DynamicTest> noChangeOfThePointIsTakenTwiceWhateverIsLost() {
		return Stream.of(ONCE, TWICE, BACK_AND_FORTH)
			.flatMap((wishes) -> struck(VmPointSweepTests::journey, wishes, VmSweepTests.LOST, 0));
	}

	@Cases
	Stream<DynamicTest> inACrowdNoChangeOfThePointIsTakenTwiceWhateverIsLost() {
		return struck(VmPointSweepTests::crowd, BACK_AND_FORTH, VmSweepTests.LOST, 0);
	}

	@Cases
	Stream<DynamicTest> aChangeThatFailedIsMadeOnceMoreByPeople() {
		return Stream.of(ONCE, TWICE, BACK_AND_FORTH)
			.flatMap((wishes) -> struck(VmPointSweepTests::journey, wishes, VmSweepTests.FAILED, 1));
	}

}
