package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Sight;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static dev.switchback.operation.Every.MUTATION;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.after;
import static org.assertj.core.api.Assertions.assertThat;

/// What follows from a look at what was promised, once the operation turns back. No playbook is known here.
class RestoringTests {

	private static final Sighting.Met MET = Sighting.met("it is enabled", Evidence.NONE);

	private static final Sighting.Unmet UNMET = new Sighting.Unmet("it is disabled", Evidence.NONE);

	private final VirtualTime time = new VirtualTime();

	private final Restoring restoring = new Restoring(
			List.of(new Peering()), new Forwarding(new Registry(List.of(), JsonMapper.builder().build()),
					(_) -> Optional.empty(), this.time, EngineSettings.DEFAULTS),
			(_) -> Optional.empty(), this.time, EngineSettings.DEFAULTS);

	/// Turning back after the call was made that the promise is about.
	private static Operation turnedBack(Mutation.State made) {
		return Every.operation()
			.after(new Event.Intended(MUTATION, List.of(OBLIGATION)), after(10))
			.after(new Event.Recorded(MUTATION.id(), fact(made, after(12))), after(12))
			.after(new Event.TurnedBack("why not"), after(20));
	}

	private static Mutation.Fact fact(Mutation.State state, Instant at) {
		return new Mutation.Fact(at, state, Handle.NONE, null, null);
	}

	/// The same with a call to something, of which that is known since ten seconds later.
	private static Operation sent(Operation operation, String origin, String target, Mutation.State state) {
		var call = new Mutation(Every.id(5), origin, "PUT", target, "a call", null, after(30), after(35),
				Mutation.State.INTENDED, null, Handle.NONE, null, null);
		return operation.after(new Event.Intended(call, List.of()), after(30))
			.after(new Event.Recorded(call.id(), fact(state, after(40))), after(40));
	}

	private static Operation kept(Mutation.State state) {
		return sent(turnedBack(Mutation.State.CONFIRMED), OBLIGATION.origin(), OBLIGATION.subject(), state);
	}

	private Move keep(Operation operation, Sighting sighting) {
		return this.restoring.keep(operation, OBLIGATION, sighting, null);
	}

	private static Event.Closed closed(Move move) {
		assertThat(move.events()).singleElement().isInstanceOf(Event.Closed.class);
		return (Event.Closed) move.events().getFirst();
	}

	@Test
	void whatACallOfOursBroughtBackIsKept() {
		assertThat(closed(keep(kept(Mutation.State.CONFIRMED), MET)))
			.isEqualTo(new Event.Closed(OBLIGATION.id(), Obligation.State.DISCHARGED, "it is enabled"));
	}

	@Test
	void whatIsBackThoughAzureRefusedOurCallWasBroughtBackBySomebodyElse() {
		assertThat(closed(keep(kept(Mutation.State.REFUTED), MET))).isEqualTo(
				new Event.Closed(OBLIGATION.id(), Obligation.State.VOID, "it is enabled, without a call of ours"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/circuits/ams/peerings/private", "/CIRCUITS/ams/peerings/private" })
	void nothingIsTakenForBackNorSentWhileACallToTheSameIsInDoubt(String target) {
		waits(sent(turnedBack(Mutation.State.CONFIRMED), "other#1", target, Mutation.State.IN_DOUBT));
	}

	@Test
	void norWhileTheCallIsThatItUndoesThoughThatWasToSomethingElse() {
		var plan = new Mutation(MUTATION.id(), "disable#1", "PUT", "/plans/1", "a call", null, after(10), after(15),
				Mutation.State.INTENDED, null, Handle.NONE, null, null);
		waits(Every.operation()
			.after(new Event.Intended(plan, List.of(OBLIGATION)), after(10))
			.after(new Event.TurnedBack("why not"), after(20)));
	}

	private void waits(Operation operation) {
		assertThat(keep(operation, MET)).isEqualTo(Move.rest(Duration.ofSeconds(2),
				new Event.Seen(Phase.Seeing.MET, "it is enabled", Evidence.NONE, OBLIGATION.id())));
		assertThat(keep(operation, UNMET)).isEqualTo(Move.rest(Duration.ofSeconds(2),
				new Event.Seen(Phase.Seeing.UNMET, "it is disabled", Evidence.NONE, OBLIGATION.id())));
	}

	@Test
	void whatIsBackIsTakenForThatThoughACallToSomethingElseIsInDoubt() {
		var other = sent(kept(Mutation.State.CONFIRMED), "other#1", "/circuits/dub", Mutation.State.IN_DOUBT);
		assertThat(closed(keep(other, MET)).how()).isEqualTo(Obligation.State.DISCHARGED);
	}

	@Test
	void aRefusedCallIsMadeAgainHalfAMinuteAfterItWasRefused() {
		var refused = kept(Mutation.State.REFUTED);
		this.time.passUntil(after(69));
		assertThat(keep(refused, UNMET))
			.isEqualTo(Move.rest(Duration.ofSeconds(1), new Event.Hindered("the call was refused", OBLIGATION.id())));
		this.time.passUntil(after(70));
		assertThat(keep(refused, UNMET).then()).isEqualTo(new Move.Then.Send());
	}

	@Test
	void whatIsNotProvenWithinTenMinutesIsLeftToPeople() {
		var phase = new Phase.Restoring("why not", after(20), Sight.CLEAR, after(60), Set.of(), null, null, null,
				Map.of());
		var operation = turnedBack(Mutation.State.CONFIRMED)
			.after(new Event.Closed(OBLIGATION.id(), Obligation.State.VOID, "it is back"), after(60));
		this.time.passUntil(after(60 + 599));
		assertThat(this.restoring.prove(operation, phase).orElseThrow().then())
			.isEqualTo(new Move.Then.Rest(Duration.ofSeconds(2)));
		this.time.passUntil(after(60 + 600));
		assertThat(this.restoring.prove(operation, phase).orElseThrow().events()).singleElement()
			.isInstanceOfSatisfying(Event.Finished.class,
					(finished) -> assertThat(finished.ending()).isEqualTo(Ending.FAILED));
	}

	/// What it promises is never proven.
	private static final class Peering implements Keeper {

		@Override
		public String kind() {
			return OBLIGATION.kind();
		}

		@Override
		public Effect effect(String payload) {
			throw new AssertionError("nothing is sent here");
		}

		@Override
		public Fate settle(String payload, Mutation made, Look look) {
			throw new AssertionError("nothing is settled here");
		}

		@Override
		public Condition proof(String payload) {
			return (_) -> UNMET;
		}

	}

}
