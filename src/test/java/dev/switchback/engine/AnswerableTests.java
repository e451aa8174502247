package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which rules somebody may answer for on the way.
class AnswerableTests {

	private static final RuleVerdict MAY_BE = rule(Force.OVERRIDABLE_IN_EMERGENCY);

	private static final RuleVerdict NEVER = rule(Force.NEVER_OVERRIDABLE);

	private static RuleVerdict rule(Force force) {
		return new RuleVerdict("prefixes-covered", "lamp", "some", "all", Every.NOON, force, Verdict.FAIL, "no", null);
	}

	private static Evidence evidence(RuleVerdict... rules) {
		return Evidence.ofRules(Stream.of(rules).toList());
	}

	private static Operation saw(RuleVerdict... rules) {
		return Every.operation().after(new Event.Seen(Phase.Seeing.REFUSED, "no", evidence(rules)), Every.after(1));
	}

	@Test
	void anEmergencyIsMadeWithOverridesOnlyWhereOneMayBeGiven() {
		assertThat(Answerable.with(saw(MAY_BE), Decision.ESCALATE)).isTrue();
		assertThat(Answerable.with(saw(NEVER), Decision.ESCALATE)).isFalse();
		assertThat(Answerable.with(saw(), Decision.ESCALATE)).isFalse();
		assertThat(Answerable.with(saw(MAY_BE), Decision.RESTORE)).isFalse();
	}

	@Test
	void whoIsAskedMayAnswerForAllOfThemOrForNone() {
		assertThat(answerable(MAY_BE)).containsExactly(MAY_BE);
		assertThat(answerable(MAY_BE, NEVER)).isEmpty();
		assertThat(answerable(NEVER)).isEmpty();
	}

	private static List<RuleVerdict> answerable(RuleVerdict... rules) {
		return Untold.of(new Sighting.Unsettled("dim", evidence(rules), Duration.ofSeconds(1)), Purpose.EMERGENCY)
			.answerable();
	}

}
