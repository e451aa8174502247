package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;

/// An example of every event and of every phase, all of one operation. They are the same in every run.
public final class Every {

	/// When the operation was accepted.
	public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	/// Who asked for it.
	public static final Requester ADA = new Requester("ada", true, "curl");

	/// Its steps.
	public static final List<Outline> OUTLINE = List.of(
			new Outline("check", "the other path can carry everything", Step.Kind.CHECK),
			new Outline("disable", "the peering is disabled", Step.Kind.ENSURE),
			new Outline("hold", "hold, until it is time to fail back", Step.Kind.ASK));

	/// What was asked for.
	public static final Order ORDER = new Order("PEERING_FAILOVER", 1, Purpose.DRILL, "contoso", "{}",
			List.of("circuit/ams"), ADA, "quarterly exercise", "CHG-1", null, null, null);

	/// What a look saw.
	public static final Evidence EVIDENCE = new Evidence(
			List.of(new Reading("peering state", "contoso-dub", "Enabled",
					Instant.parse("2026-03-02T12:00:01.1234567Z"))),
			List.of(new RuleVerdict("survivor-enabled", "contoso-dub", "Enabled", "Enabled",
					Instant.parse("2026-03-02T12:00:01Z"), Force.NEVER_OVERRIDABLE, Verdict.PASS,
					"The other circuit is enabled.", null)));

	/// A call about to be made.
	public static final Mutation MUTATION = new Mutation(id(1), "disable#1", "PUT", "/circuits/ams/peerings/private",
			"disable the peering of contoso-ams", "W/\"1\"", after(10), after(15), Mutation.State.INTENDED, null,
			Handle.NONE, null, null);

	/// What must be undone after it.
	public static final Obligation OBLIGATION = Obligation.of(
			id(2), new Promise("enable-ams", "peering", "/circuits/ams/peerings/private",
					"enable the peering of contoso-ams", Duration.ofMinutes(15), "{\"state\":\"Enabled\"}"),
			MUTATION.id(), after(10));

	/// What is asked.
	public static final Question QUESTION = new Question(id(3), "Fail back now?",
			List.of(Decision.PROCEED, Decision.RESTORE));

	/// What somebody attested.
	public static final Observation OBSERVATION = new Observation(id(10), ADA, after(30), after(29),
			Observation.Aspect.SYMMETRY, "contoso-dub", Verdict.PASS, "traceroute shows Dublin both ways");

	/// What was measured.
	public static final Recovery RECOVERY = new Recovery("out", "app-01", "northeurope", after(40), true,
			new Recovery.Loss(Duration.ofSeconds(200), Duration.ofMinutes(15), true, "app-01", after(-190), after(10),
					Recovery.LastWrite.SOURCE_SHUT_DOWN),
			new Recovery.Delay(Duration.ofSeconds(40), null, null, NOON, Recovery.Beginning.REQUEST, Duration.ZERO,
					Duration.ofSeconds(38), Duration.ofSeconds(2)));

	/// That nothing replicates it.
	public static final Unprotected UNPROTECTED = new Unprotected(after(10), false);

	private Every() {
	}

	/// So many seconds after it was accepted.
	public static Instant after(long seconds) {
		return NOON.plusSeconds(seconds);
	}

	/// The id of that number.
	public static UUID id(int number) {
		return new UUID(0x0195_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
	}

	/// The operation as it was accepted.
	public static Operation operation() {
		return Operation.accepted(id(0), "SB-7F3K9Q", ORDER, "{\"pair\":\"contoso\"}", OUTLINE, NOON);
	}

	/// The same in another phase, with a call intended and its promise open.
	public static Operation operation(Phase phase) {
		var intended = operation().after(new Event.Intended(MUTATION, List.of(OBLIGATION)), after(10));
		return intended.with((edit) -> {
			edit.phase = phase;
			edit.finishedAt = (phase instanceof Phase.Ended) ? after(90) : null;
		});
	}

	/// One of each, by the name of its type.
	public static Map<String, Event> events() {
		var events = new LinkedHashMap<String, Event>();
		for (var event : List.<Event>of(new Event.Accepted(ADA, "quarterly exercise", null),
				new Event.Began("disable", 1),
				new Event.Seen(Phase.Seeing.CONVERGING, "routes are being withdrawn", EVIDENCE),
				new Event.Concluded(Verdict.PASS, "everything arrives over contoso-dub", EVIDENCE),
				new Event.Recovered(RECOVERY), new Event.Exposed(UNPROTECTED),
				new Event.Sheltered(UNPROTECTED, Duration.ofMinutes(72)),
				new Event.Revised("{\"pair\":\"contoso\",\"baseline\":[1, 2]}", OUTLINE, "the way back is known"),
				new Event.Intended(MUTATION, List.of(OBLIGATION)), new Event.Promised(OBLIGATION),
				new Event.Lapsed(Decision.COMMIT, "app-01 answers: web", EVIDENCE),
				new Event.Recorded(MUTATION.id(),
						new Mutation.Fact(after(12), Mutation.State.REFUTED,
								new Handle("https://arm.example/operations/1", "request-1", "correlation-1"),
								"AnotherOperationInProgress: busy", after(42))),
				new Event.Closed(OBLIGATION.id(), Obligation.State.DISCHARGED, "the peering is enabled again"),
				new Event.Asked(QUESTION), new Event.Decided(Decision.PROCEED, QUESTION.id(), ADA, "all quiet"),
				new Event.Resumed(), new Event.TurnedBack("the deadline has come"),
				new Event.Proven(OBLIGATION.id(), "all is as it was found", EVIDENCE),
				new Event.Hindered("Azure refuses: the circuit is locked"),
				new Event.Meanwhile("contoso-dub (Dublin) carries"), new Event.Stumbled(2, "SB-7F3K9Q/7"),
				new Event.Noticed("somebody else wrote to contoso-ams", EVIDENCE),
				new Event.Finished(Ending.SUCCEEDED, "Both circuits are as they were found."), new Event.Acknowledged(),
				new Event.Escalated(ADA), new Event.Extended(Duration.ofMinutes(30)), new Event.Reminded(after(60)),
				new Event.TookOver(id(8), "SB-000008", List.of(MUTATION), List.of(OBLIGATION)),
				new Event.Superseded(id(9), "SB-000009"), new Event.Observed(OBSERVATION),
				new Event.Unwatched(after(20)))) {
			events.put(event.getClass().getSimpleName(), event);
		}
		return events;
	}

	/// One of each, and more than one of those that differ in what may happen; by a name.
	public static Map<String, Phase> phases() {
		var forward = new Phase.Forward("check", 1, NOON, after(3), new Sight(Duration.ofSeconds(2), after(4), null),
				null);
		var phases = new LinkedHashMap<String, Phase>();
		phases.put("Forward", forward);
		phases.put("Parked", new Phase.Parked(forward, QUESTION, after(60), null, null));
		phases.put("Restoring", new Phase.Restoring("the deadline has come", after(60), Sight.CLEAR, after(70),
				Set.of(OBLIGATION.id()), "the peering is still disabled", "Azure refuses", after(80), Map.of()));
		phases.put("Failed", new Phase.Ended(Ending.FAILED, "A person must look.", false));
		phases.put("HandedOver", new Phase.Ended(Ending.HANDED_OVER, "It is still drained.", false));
		phases.put("Ended", new Phase.Ended(Ending.SUCCEEDED, "It is over.", false));
		return phases;
	}

}
