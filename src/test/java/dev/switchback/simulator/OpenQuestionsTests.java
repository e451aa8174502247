package dev.switchback.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.OpenQuestions;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What nobody knows about Azure can be switched, all of it and one by one.
class OpenQuestionsTests {

	private static Set<String> questions() {
		return Stream.of(Assumptions.class.getRecordComponents())
			.map((component) -> component.getName())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void everyAssumptionHasAnotherAnswer() {
		var answered = OpenQuestions.answeredOtherwise()
			.stream()
			.map((each) -> each.name().substring(0, each.name().indexOf('=')))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(answered).containsAll(questions()).contains("peeringPut", "retryAfterSeconds");
		assertThat(OpenQuestions.answeredOtherwise().stream().map(OpenQuestions::name)).doesNotHaveDuplicates()
			.contains("disabledTables=EMPTY", "disabledTables=ERROR", "globalReachWithoutKey=DROPPED",
					"ipv4DisableTakesIpv6=false")
			.doesNotContain("disabledTables=IDLE");
	}

	@Test
	void everyAssumptionIsDocumentedWithItsDefault() throws IOException {
		var rows = Files.readAllLines(Path.of("docs/simulator.md"));
		var missing = new ArrayList<String>();
		for (var question : questions()) {
			if (rows.stream().noneMatch((row) -> row.startsWith("| `" + question + "` |"))) {
				missing.add(question);
			}
		}

		assertThat(missing).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("dev.switchback.simulator.world.OpenQuestions#answeredOtherwise")
	void aDisableAndAnEnableWorkUnderEachAnswer(OpenQuestions otherwise) {
		var rig = new Rig(otherwise.settings());

		rig.settle(Rig.AMS, "Disabled");
		rig.time.advance("PT1M");
		assertThat(rig.learned("10.1.0.0/16")).isEqualTo(4);
		rig.settle(Rig.AMS, "Enabled");
		rig.time.advance("PT1M");
		assertThat(rig.summary(Rig.AMS, "primary")).isEqualTo("4");
	}

	@Test
	void whatIsNoQuestionOrNoAnswerIsRefused() {
		assertThatThrownBy(() -> Assumptions.HARMFUL.with("weather", true)).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("There is no assumption weather.");
		assertThatThrownBy(() -> Assumptions.HARMFUL.with("disabledTables", "FULL"))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessage("disabledTables cannot be FULL.");
	}

	@Test
	void aRefusedSecondWriteMaySayWhenToComeAgain() {
		var silent = new Rig();
		silent.switchTo(Rig.AMS, "Disabled");
		assertThat(silent.switchTo(Rig.AMS, "Enabled").header("Retry-After")).isNull();
		var says = new Rig(Settings.DEFAULT.with(Assumptions.HARMFUL.with("concurrentWriteSaysRetryAfter", true)));
		says.switchTo(Rig.AMS, "Disabled");
		assertThat(says.switchTo(Rig.AMS, "Enabled").header("Retry-After")).isEqualTo("10");
	}

}
