package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.UUID;

import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class DoubtTests {

	private static final Duration WINDOW = Duration.ofMinutes(2);

	private static Fate judge(Duration after, String etag, String state, String provisioning, boolean asWanted) {
		var document = Samples.peeringJson(state);
		document.put("etag", etag);
		((ObjectNode) document.path("properties")).put("provisioningState", provisioning);
		var mutation = new Mutation(new UUID(1, 2), "primary.disable#1", "PUT", Samples.id().toString(), "switch off",
				"etag-0", Samples.AT, Samples.AT.plusSeconds(5), Mutation.State.IN_DOUBT, null, Handle.NONE, null,
				null);
		return new Doubt(mutation, Samples.AT.plus(after), WINDOW).judge(Samples.peering(document), asWanted);
	}

	@Test
	void theWantedStateSettlesIt() {
		var fate = judge(Duration.ofSeconds(1), "etag-1", "Disabled", "Succeeded", true);

		assertThat(fate).isInstanceOf(Fate.Happened.class);
		assertThat(fate.sentence())
			.isEqualTo("the peering is Disabled, Succeeded, as the call wanted, and its etag has moved");
	}

	@Test
	void theWantedStateSettlesItWhileAzureIsStillAtIt() {
		assertThat(judge(Duration.ofSeconds(1), "etag-1", "Disabled", "Updating", true))
			.isInstanceOf(Fate.Happened.class);
	}

	/// So is it after an earlier change that failed, and before one that is to mend that arrives.
	@Test
	void theWantedStateOfAFailedChangeThatNobodyWroteSinceSettlesNothingAtFirst() {
		assertThat(judge(Duration.ofSeconds(60), "etag-0", "Enabled", "Failed", true))
			.isInstanceOf(Fate.Undecided.class);
		assertThat(judge(WINDOW, "etag-0", "Enabled", "Failed", true)).isInstanceOf(Fate.DidNot.class);
	}

	@Test
	void theWantedStateOfAFailedChangeThatWasWrittenSinceSettlesIt() {
		assertThat(judge(Duration.ofSeconds(1), "etag-1", "Enabled", "Failed", true)).isInstanceOf(Fate.Happened.class);
	}

	@Test
	void anUnmovedEtagSettlesNothingAtFirst() {
		assertThat(judge(Duration.ofSeconds(1), "etag-0", "Enabled", "Succeeded", false)).isInstanceOfSatisfying(
				Fate.Undecided.class,
				(undecided) -> assertThat(undecided.lookAgainIn()).isEqualTo(Duration.ofSeconds(5)));
		assertThat(judge(Duration.ofSeconds(119), "etag-0", "Enabled", "Succeeded", false)).isInstanceOfSatisfying(
				Fate.Undecided.class,
				(undecided) -> assertThat(undecided.lookAgainIn()).isEqualTo(Duration.ofSeconds(1)));
	}

	@Test
	void anEtagThatNeverMovedMeansThatItDidNotHappen() {
		assertThat(judge(WINDOW, "etag-0", "Enabled", "Succeeded", false)).isInstanceOf(Fate.DidNot.class);
	}

	@Test
	void aChangeUnderWayIsWaitedForHoweverLongItTakes() {
		assertThat(judge(Duration.ofHours(1), "etag-1", "Enabled", "Updating", false))
			.isInstanceOf(Fate.Undecided.class);
	}

	@Test
	void somebodyElsesWriteSettlesNothingBeforeTheWindowIsOver() {
		assertThat(judge(Duration.ofSeconds(30), "etag-1", "Enabled", "Succeeded", false))
			.isInstanceOf(Fate.Undecided.class);
		assertThat(judge(WINDOW, "etag-1", "Enabled", "Succeeded", false)).isInstanceOf(Fate.DidNot.class);
	}

}
