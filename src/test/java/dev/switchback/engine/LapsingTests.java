package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Sighting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What does not follow by itself though its time has come.
class LapsingTests {

	private static final Duration AGAIN = Duration.ofSeconds(20);

	private static final Question.Default UNLESS = new Question.Default(Every.after(600), Decision.COMMIT);

	private static final Question QUESTION = new Question(Every.id(3), "Commit now?",
			List.of(Decision.COMMIT, Decision.FAIL_BACK), null, "all points are deleted", UNLESS, null);

	private final Lapsing lapsing = new Lapsing(
			new Consequences(new Registry(List.of(), JsonMapper.shared()), () -> Every.id(8)), () -> Every.id(9));

	private final Operation operation = Every.operation().after(new Event.Asked(QUESTION), Every.after(5));

	private Move over(Operation operation, Sighting provided) {
		return this.lapsing.over(operation, (Phase.Parked) operation.phase(), UNLESS, Optional.of(provided));
	}

	@Test
	void whatNobodyCanSeeIsToldOnceAndLookedAtAgain() {
		var blind = new Sighting.Blind("nobody answers", Evidence.NONE, AGAIN);
		var seen = new Event.Seen(Phase.Seeing.BLIND, "nobody answers", Evidence.NONE);
		assertThat(over(this.operation, blind)).isEqualTo(Move.rest(AGAIN, seen));
		assertThat(over(this.operation.after(seen, Every.after(6)), blind)).isEqualTo(Move.rest(AGAIN));
	}

	@Test
	void whatSettlesNothingIsToldOnceAndLookedAtAgain() {
		var unsettled = new Sighting.Unsettled("too few answers", Evidence.NONE, AGAIN);
		assertThat(over(this.operation, unsettled).events()).singleElement()
			.isInstanceOfSatisfying(Event.Seen.class,
					(seen) -> assertThat(seen.sentence()).isEqualTo("too few answers"));
	}

	@Test
	void whatIsNotSoIsForPeopleToDecideAndNoLongerFollowsByItself() {
		assertThat(over(this.operation, new Sighting.Unmet("it does not answer", Evidence.NONE, false)))
			.isEqualTo(asked("it does not answer"));
		assertThat(over(this.operation, new Sighting.Converging("it starts", Evidence.NONE, AGAIN)))
			.isEqualTo(asked("it starts"));
		assertThat(over(this.operation, new Sighting.Refused("it must not be asked", Evidence.NONE)))
			.isEqualTo(asked("it must not be asked"));
	}

	@Test
	void whatAPlaybookLetsFollowNoMoreIsForPeopleToDecide() {
		assertThat(this.lapsing.over(this.operation, (Phase.Parked) this.operation.phase(), UNLESS, Optional.empty()))
			.isEqualTo(asked("that is for people to decide by now"));
	}

	private static Move asked(String why) {
		return Move.on(new Event.Asked(
				new Question(Every.id(9), "Commit now? COMMIT does not follow by itself: %s.".formatted(why),
						QUESTION.offers(), null, "all points are deleted", null, null)));
	}

}
