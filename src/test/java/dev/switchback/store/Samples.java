package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Order;
import dev.switchback.operation.Outline;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Question;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// Operations and what happens to them, as examples.
final class Samples {

	static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	static final Requester ADA = new Requester("ada", true, "curl");

	static final String AMS = "/subscriptions/s/resourcegroups/network-rg/circuits/contoso-ams";

	static final String DUB = "/subscriptions/s/resourcegroups/network-rg/circuits/contoso-dub";

	static final String PEERING = "/subscriptions/s/resourceGroups/network-rg/circuits/contoso-ams/peerings/Private";

	static final String PLAN = "{\"pair\": \"contoso\",  \"n\": 1.50}";

	static final List<Outline> OUTLINE = List.of(new Outline("check", "the other path can carry", Step.Kind.CHECK),
			new Outline("disable", "the peering is disabled", Step.Kind.ENSURE),
			new Outline("hold", "hold, until it is time to fail back", Step.Kind.ASK));

	static final ManualCard CARD = new ManualCard("Bring contoso back by hand",
			List.of(new ManualCard.Section("Switch it on", ManualCard.Kind.COMMANDS, List.of("az network …"))));

	private Samples() {
	}

	static Instant after(long seconds) {
		return NOON.plusSeconds(seconds);
	}

	static Order order(String... claims) {
		return new Order("PEERING_FAILOVER", 1, Purpose.DRILL, "contoso", "{\"scope\": \"BOTH\"}", List.of(claims), ADA,
				"quarterly exercise", "CHG-1", null, null, null);
	}

	static IdempotencyKey key(String key) {
		return new IdempotencyKey("ada", "POST /v1/operations", key, "print of " + key);
	}

	static Operations.Draft draft(String key, String... claims) {
		return draft(key(key), NOON, order(claims));
	}

	static Operations.Draft draft(IdempotencyKey key, Instant at, Order order) {
		return new Operations.Draft(UUID.randomUUID(), order, PLAN, OUTLINE, at, key, CARD);
	}

	static Mutation mutation(String origin) {
		return new Mutation(UUID.randomUUID(), origin, "PUT", PEERING, "disable the peering of contoso-ams", "W/\"1\"",
				after(2), after(7), Mutation.State.INTENDED, null, Handle.NONE, null, null);
	}

	static Obligation obligation(Mutation mutation, @Nullable Duration dueIn) {
		var promise = new Promise("enable-ams", "peering", PEERING, "enable the peering of contoso-ams", dueIn,
				"{\"found\": \"Enabled\"}");
		return Obligation.of(UUID.randomUUID(), promise, mutation.id(), mutation.intendedAt());
	}

	static Event.Intended intended(Mutation mutation, Obligation... promised) {
		return new Event.Intended(mutation, List.of(promised));
	}

	static Mutation.Fact confirmed(Instant at) {
		return new Mutation.Fact(at, Mutation.State.CONFIRMED, new Handle("https://arm/op/1", "request", "correlation"),
				null, null);
	}

	static Mutation.Fact refuted(Instant at) {
		return new Mutation.Fact(at, Mutation.State.REFUTED, Handle.NONE, "409 Busy", at.plusSeconds(30));
	}

	static Mutation.Fact inDoubt(Instant at) {
		return new Mutation.Fact(at, Mutation.State.IN_DOUBT, Handle.NONE, "the connection broke", null);
	}

	static Evidence evidence() {
		return new Evidence(
				List.of(new Reading("peering state", "contoso-dub", "Enabled",
						Instant.parse("2026-03-02T12:00:00.1234567Z"))),
				List.of(new RuleVerdict("survivor-enabled", "contoso-dub", "Enabled", "Enabled", NOON,
						Force.NEVER_OVERRIDABLE, Verdict.PASS, "The other circuit is enabled.", null)));
	}

	static Event.Seen seen(Phase.Seeing seeing, String sentence) {
		return new Event.Seen(seeing, sentence, evidence());
	}

	static Event.Noticed noticed(String sentence) {
		return new Event.Noticed(sentence, Evidence.NONE);
	}

	static Event.Decided decided(Decision decision) {
		return new Event.Decided(decision, null, ADA, null);
	}

	static Event.Asked asked() {
		return new Event.Asked(new Question(UUID.randomUUID(), "Go on?", List.of(Decision.PROCEED, Decision.RESTORE)));
	}

	static Event.Finished finished(Ending ending) {
		return new Event.Finished(ending, "It is over.");
	}

	static Preview preview(Instant at) {
		return new Preview(UUID.randomUUID(), "PEERING_FAILOVER", 1, Purpose.DRILL, "contoso", "{\"scope\": \"BOTH\"}",
				PLAN, "hash", List.of(new Target("drained", "contoso-ams", AMS, "Amsterdam")), OUTLINE,
				Duration.ofMinutes(3), ADA, at, null);
	}

	static Preview.Result result(Instant at) {
		return new Preview.Result(at, true, "It may go ahead.", evidence().rules(), evidence().readings());
	}

	/// The operation an answer carries.
	static Operation of(Operations.Acceptance acceptance) {
		return switch (acceptance) {
			case Operations.Acceptance.Accepted(var operation) -> operation;
			case Operations.Acceptance.Replayed(var operation) -> operation;
			case Operations.Acceptance.KeyReused _,Operations.Acceptance.Held _ ->
				throw new AssertionError("not accepted: " + acceptance);
		};
	}

	/// The operation an answer carries.
	static Operation of(Operations.Appending appending) {
		return switch (appending) {
			case Operations.Appending.Appended(var operation) -> operation;
			case Operations.Appending.Replayed(var operation) -> operation;
			case Operations.Appending.Stale _,Operations.Appending.KeyReused _ ->
				throw new AssertionError("not appended: " + appending);
		};
	}

}
