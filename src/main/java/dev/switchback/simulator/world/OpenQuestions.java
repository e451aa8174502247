package dev.switchback.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What nobody knows about Azure, with every answer but the default one: whoever is right under each of them is right
/// whatever Azure does.
///
/// @param name the question and the answer, such as `disabledTables=EMPTY`
/// @param settings the defaults but for this answer
public record OpenQuestions(String name, Settings settings) {

	/// All of them: every assumption, and what is open about durations and waiting.
	public static List<OpenQuestions> answeredOtherwise() {
		return Stream.concat(assumptions(), manners()).toList();
	}

	private static Stream<OpenQuestions> assumptions() {
		var defaults = Settings.DEFAULT.assumptions();
		return Stream.of(Assumptions.class.getRecordComponents())
			.flatMap((component) -> answers(component.getType())
				.map((answer) -> new OpenQuestions(component.getName() + "=" + answer,
						Settings.DEFAULT.with(defaults.with(component.getName(), answer)))))
			.filter((answer) -> !answer.settings().assumptions().equals(defaults));
	}

	private static Stream<Object> answers(Class<?> type) {
		return type.isEnum() ? Stream.of(type.getEnumConstants()) : Stream.of(true, false);
	}

	/// How long Azure takes for a change of state in production, and whether it says when to ask again.
	private static Stream<OpenQuestions> manners() {
		var usual = Settings.DEFAULT;
		return Stream.of(new OpenQuestions("peeringPut=PT1M", usual.with(peeringPut(Duration.ofMinutes(1)))),
				new OpenQuestions("peeringPut=PT0S", usual.with(peeringPut(Duration.ZERO))),
				new OpenQuestions("retryAfterSeconds=0", usual.with(usual.wire().retryAfter(0))),
				new OpenQuestions("retryAfterSeconds=10", usual.with(usual.wire().retryAfter(10))));
	}

	private static Durations peeringPut(Duration taking) {
		var usual = Durations.REHEARSAL;
		return new Durations(taking, usual.circuitPut(), usual.tablePost(), usual.gatewayPost(), usual.bgpDown(),
				usual.bgpUp(), usual.prefixArrival(), usual.prefixWithdrawal(), usual.gatewayLag());
	}

	@Override
	public String toString() {
		return this.name;
	}

}
