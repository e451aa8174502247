package dev.switchback.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TogetherTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final Look LOOK = Look.at(NOON, Duration.ofSeconds(60), Urgency.RUNNING, List.of());

	private static final Evidence FIRST = read("ams");

	private static final Evidence SECOND = read("dub");

	private static final Evidence BOTH = FIRST.and(SECOND);

	private static final Sighting MET = met("ams is up", FIRST, null);

	private static final Sighting CONVERGING = new Sighting.Converging("dub is coming", SECOND, seconds(40));

	private static final Sighting UNSETTLED = new Sighting.Unsettled("dub is doubtful", SECOND, seconds(30));

	private static final Sighting BLIND = new Sighting.Blind("dub is hidden", SECOND, seconds(20));

	private static final Sighting UNMET = new Sighting.Unmet("dub is down", SECOND);

	private static final Sighting REFUSED = new Sighting.Refused("dub is gone", SECOND);

	@Test
	void areMetOnceEveryOneIs() {
		assertThat(seen(MET, met("dub is up", SECOND, null))).isEqualTo(met("ams is up; dub is up", BOTH, null));
	}

	@Test
	void areWhatTheOneIsThatIsNotMet() {
		assertThat(seen(MET, CONVERGING)).isEqualTo(new Sighting.Converging("dub is coming", BOTH, seconds(40)));
		assertThat(seen(MET, UNSETTLED)).isEqualTo(new Sighting.Unsettled("dub is doubtful", BOTH, seconds(30)));
		assertThat(seen(MET, BLIND)).isEqualTo(new Sighting.Blind("dub is hidden", BOTH, seconds(20)));
		assertThat(seen(MET, UNMET)).isEqualTo(new Sighting.Unmet("dub is down", BOTH));
		assertThat(seen(MET, REFUSED)).isEqualTo(new Sighting.Refused("dub is gone", BOTH));
	}

	@Test
	void theWorstDecidesWhereverItStands() {
		assertThat(seen(MET, CONVERGING, UNSETTLED, BLIND, UNMET, REFUSED)).isInstanceOf(Sighting.Refused.class);
		assertThat(seen(REFUSED, UNMET, BLIND, UNSETTLED, CONVERGING, MET)).isInstanceOf(Sighting.Refused.class);
		assertThat(seen(MET, CONVERGING, UNSETTLED, BLIND, UNMET)).isInstanceOf(Sighting.Unmet.class);
		assertThat(seen(UNMET, BLIND, UNSETTLED, CONVERGING, MET)).isInstanceOf(Sighting.Unmet.class);
		assertThat(seen(MET, CONVERGING, UNSETTLED, BLIND)).isInstanceOf(Sighting.Blind.class);
		assertThat(seen(BLIND, UNSETTLED, CONVERGING, MET)).isInstanceOf(Sighting.Blind.class);
		assertThat(seen(MET, CONVERGING, UNSETTLED)).isInstanceOf(Sighting.Unsettled.class);
		assertThat(seen(UNSETTLED, CONVERGING, MET)).isInstanceOf(Sighting.Unsettled.class);
	}

	@Test
	void areLookedAtAgainAsSoonAsOneOfThemIsWorthIt() {
		assertThat(seen(BLIND, new Sighting.Converging("ams is coming", FIRST, seconds(7)), UNSETTLED))
			.isEqualTo(new Sighting.Blind("dub is hidden", SECOND.and(FIRST).and(SECOND), seconds(7)));
		assertThat(seen(CONVERGING, new Sighting.Converging("ams is coming", FIRST, seconds(50))))
			.isEqualTo(new Sighting.Converging("dub is coming; ams is coming", SECOND.and(FIRST), seconds(40)));
		assertThat(seen(new Sighting.Converging("ams is coming", FIRST, seconds(50)), UNSETTLED, MET))
			.isEqualTo(new Sighting.Unsettled("dub is doubtful", FIRST.and(SECOND).and(FIRST), seconds(30)));
	}

	@Test
	void sayTheSameOnce() {
		assertThat(seen(UNMET, MET, UNMET, new Sighting.Unmet("ams is down", FIRST)).sentence())
			.isEqualTo("dub is down; ams is down");
	}

	@Test
	void teachWhatAnyOfThemTaught() {
		var escalated = new Escalated();
		var outside = new DoneOutside("enable");
		assertThat(seen(met("ams is up", FIRST, escalated), MET, met("dub is up", SECOND, outside)))
			.isEqualTo(met("ams is up; dub is up", FIRST.and(FIRST).and(SECOND),
					new LearnedTogether(List.of(escalated, outside))));
		assertThat(seen(met("ams is up", FIRST, escalated), UNMET)).isEqualTo(new Sighting.Unmet("dub is down", BOTH));
	}

	@Test
	void areLookedAtOnTheSameTerms() {
		var condition = Condition.all(List.of((look) -> at(look, "ams"), (look) -> at(look, "dub")));
		assertThat(condition.look(LOOK).evidence()).isEqualTo(BOTH);
	}

	@Test
	void oneAloneIsLookedAtItself() {
		Condition only = (_) -> MET;
		assertThat(Condition.all(List.of(only))).isSameAs(only);
	}

	private static Sighting at(Look look, String subject) {
		return Sighting.met("it is up", Evidence.of(new Reading("state", subject, "up", look.at())));
	}

	private static Sighting seen(Sighting... sightings) {
		return Condition.all(Arrays.stream(sightings).map((sighting) -> (Condition) (_) -> sighting).toList())
			.look(LOOK);
	}

	private static Sighting met(String sentence, Evidence evidence, @Nullable Learned learned) {
		return new Sighting.Met(sentence, evidence, learned);
	}

	private static Evidence read(String subject) {
		return Evidence.of(new Reading("state", subject, "up", NOON));
	}

	private static Duration seconds(int seconds) {
		return Duration.ofSeconds(seconds);
	}

}
