package dev.switchback.engine;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.world.OpenQuestions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The sweeps of [TheatreSweepTests] under every answer to every open question about Azure but the default ones. The end
/// states are the same absolute ones: no answer makes anything else right.
///
/// Each answer meets some of the cases, and all of them with `-Dsweeps.whole=true`.
class SweepsUnderEveryAnswerTests {

	/// Each answer takes its turn in so many; the more, the fewer cases.
	private static final int TURNS = Boolean.getBoolean("sweeps.whole") ? 1 : 61;

	private static final int POINTS = Boolean.getBoolean("sweeps.whole") ? 1 : 41;

	private record Case(Theatre theatre, Purpose purpose) {

		static List<Case> all() {
			return Stream.of(Theatre.values())
				.flatMap((theatre) -> Stream.of(Purpose.values()).map((purpose) -> new Case(theatre, purpose)))
				.toList();
		}

	}

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> whateverBefallsItEndsWithEverythingOnAgain() {
		var answers = OpenQuestions.answeredOtherwise();
		return IntStream.range(0, answers.size()).boxed().flatMap((turn) -> befalls(answers.get(turn), turn));
	}

	private static Stream<DynamicTest> befalls(OpenQuestions answer, int turn) {
		var tests = Case.all()
			.stream()
			.flatMap((one) -> TheatreSweepTests.faults(one.theatre())
				.map((fault) -> DynamicTest.dynamicTest("%s: %s %s".formatted(answer, one, fault),
						() -> TheatreSweepTests.befalls(one.theatre(), one.purpose(), fault, answer.settings()))))
			.toList();
		return IntStream.range(0, tests.size()).filter((index) -> index % TURNS == turn % TURNS).mapToObj(tests::get);
	}

	/// Where a process may die is counted anew under each answer, in one theatre and for one purpose unless all are wanted.
	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> whereverTheProcessDiesItEndsTheSame() {
		var answers = OpenQuestions.answeredOtherwise();
		var cases = Case.all();
		return IntStream.range(0, answers.size())
			.boxed()
			.flatMap((turn) -> IntStream.range(0, cases.size())
				.filter((index) -> POINTS == 1 || index == turn % cases.size())
				.mapToObj(cases::get)
				.flatMap((one) -> TheatreSweepTests
					.deaths(one.theatre(), one.purpose(), answers.get(turn).settings(),
							(point) -> point % POINTS == turn % POINTS)
					.map((test) -> DynamicTest.dynamicTest(answers.get(turn) + ": " + test.getDisplayName(),
							test.getExecutable()))));
	}

}
