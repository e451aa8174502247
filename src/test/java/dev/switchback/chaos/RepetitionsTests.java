package dev.switchback.chaos;

import java.util.List;
import java.util.Map;

import dev.switchback.chaos.Repetitions.Switch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RepetitionsTests {

	private static final Switch OFF = new Switch("one", "dub", true);

	private static final Switch ON = new Switch("one", "dub", false);

	private static List<String> found(Switch... calls) {
		return Repetitions.of(List.of(calls), Map.of());
	}

	@Test
	void thereAndBackIsNoRepetition() {
		assertThat(found(OFF, ON)).isEmpty();
	}

	@Test
	void bothCircuitsOneAfterTheOtherAreNone() {
		assertThat(found(OFF, ON, new Switch("one", "ams", true), new Switch("one", "ams", false))).isEmpty();
	}

	@Test
	void anotherOperationMayDoTheSame() {
		assertThat(found(OFF, ON, new Switch("two", "dub", true), new Switch("two", "dub", false))).isEmpty();
	}

	@Test
	void switchingOffOnceMoreIsFound() {
		assertThat(found(OFF, ON, OFF)).singleElement().asString().contains("2 times");
	}

	@Test
	void thereAndBackTwiceIsFoundBothWays() {
		assertThat(found(OFF, ON, OFF, ON)).hasSize(2);
	}

	@Test
	void whatOthersSwitchedInBetweenDoesNotHideIt() {
		assertThat(found(OFF, new Switch("two", "dub", false), OFF)).hasSize(1);
	}

	@Test
	void whatFailedAfterItWasTakenMayBeCalledForAgain() {
		assertThat(found(OFF, ON, ON)).isEmpty();
	}

	@Test
	void whatSomebodyDecidedIsAllowedAsOftenAsDecided() {
		assertThat(Repetitions.of(List.of(OFF, ON, OFF, ON), Map.of("one", 1))).isEmpty();
		assertThat(Repetitions.of(List.of(OFF, ON, OFF, ON, OFF), Map.of("one", 1))).hasSize(1);
	}

}
