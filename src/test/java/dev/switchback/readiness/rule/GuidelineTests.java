package dev.switchback.readiness.rule;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is to be done about what was found.
class GuidelineTests {

	@Test
	void whatIsNotKnownIsFoundOutBeforeAnythingIsRebuilt() {
		var routers = new DiverseEdge().guideline();
		assertThat(routers.todo(Judgement.FAIL)).isEqualTo("Take the second link to another router.");
		assertThat(routers.todo(Judgement.UNKNOWN)).isEqualTo(
				"Declare how it is (docs/declarations.md), or find out what could not be read. Where it is otherwise: Take the second link to another router.");
		assertThat(new CalmTimers().guideline().todo(Judgement.UNKNOWN)).isEqualTo(
				"Declare how it is (docs/declarations.md). Where it is otherwise: Leave BGP's timers as they are, and use BFD.");
		assertThat(new RegularTrials().guideline().todo(Judgement.UNKNOWN))
			.isEqualTo("Try it out, so that it is measured. Run a drill of the circuit.");
		assertThat(new BothLinksUp().guideline().todo(Judgement.UNKNOWN))
			.startsWith("Find out what could not be read. Where it is otherwise: ");
	}

	@Test
	void nothingIsToBeDoneAboutAPassAndWhatDoesNotApply() {
		assertThat(new DiverseEdge().guideline().todo(Judgement.PASS)).isNull();
		assertThat(new DiverseEdge().guideline().todo(Judgement.NOT_APPLICABLE)).isNull();
	}

}
