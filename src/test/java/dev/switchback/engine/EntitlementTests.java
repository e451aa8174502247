package dev.switchback.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Every;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Order;
import dev.switchback.operation.Question;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntitlementTests {

	private static final Requester ADA = new Requester("ada", true, "curl");

	private static final Requester BOB = new Requester("bob", true, "curl");

	private static final Requester BOT = new Requester("bot", false, "chat");

	private static final Question SECOND = new Question(new UUID(0, 1), "Does a second person agree?",
			List.of(Decision.PROCEED, Decision.CANCEL), Answerer.SECOND_PERSON, null, null, null);

	private static Operation askedForBy(Requester first) {
		var order = Every.ORDER;
		return Operation.accepted(
				new UUID(0, 1), "SB-000001", new Order(order.kind(), 1, order.purpose(), order.subject(), "{}",
						List.of(), first, "why", null, null, null, null),
				"{}", Every.operation().outline(), Every.after(0));
	}

	private static Optional<String> second(Requester first, Requester by) {
		return Entitlement.missing(askedForBy(first), SECOND, Decision.PROCEED, by);
	}

	@Test
	void aSecondPersonIsAnotherOne() {
		assertThat(second(ADA, BOB)).isEmpty();
		assertThat(second(ADA, new Requester("ada", true, "portal")))
			.hasValue("A second person has to agree, and you are the first.");
		assertThat(second(ADA, BOT)).hasValue("A second person has to agree; this token stands for a service.");
	}

	@Test
	void whoIsRelayedIsNoSecondPerson() {
		assertThat(second(ADA, BOT.relaying("bob"))).hasValue(
				"A second person has to agree; whoever is relayed does not, since only the relay says who that is.");
		assertThat(second(ADA, BOB.relaying("carol"))).isPresent();
	}

	@Test
	void whoHadABotAskIsNoSecondPerson() {
		assertThat(second(BOT.relaying("Ada"), ADA)).hasValue("A second person has to agree, and you are the first.");
		assertThat(second(BOT.relaying("Ada"), BOB)).isEmpty();
	}

	private static Optional<String> agreeing(Requester first, @Nullable Question question, Decision decision,
			Requester by) {
		return Entitlement.missingToAgree(askedForBy(first), question, new Answering(new UUID(0, 1), decision, null,
				null, null, List.of(), null, List.of(), true, by, new IdempotencyKey("bob", "decide", "a", "same")));
	}

	@Test
	void anApproverAgreesAsSecondPersonAndDecidesNothingElse() {
		assertThat(agreeing(ADA, SECOND, Decision.PROCEED, BOB)).isEmpty();
		assertThat(agreeing(ADA, SECOND, Decision.PROCEED, ADA))
			.hasValue("A second person has to agree, and you are the first.");
		assertThat(agreeing(ADA, SECOND, Decision.PROCEED, BOT)).isPresent();
		for (var decision : Decision.values()) {
			assertThat(agreeing(ADA, null, decision, BOB)).as(decision.name())
				.hasValue("An approver agrees to what somebody else asked for; an operator decides this.");
		}
		assertThat(agreeing(ADA, SECOND, Decision.CANCEL, BOB)).isPresent();
	}

	@ParameterizedTest
	@EnumSource(names = { "ESCALATE", "ACCEPT_AS_IS", "LEAVE_DRAINED", "FINISH" })
	void whoIsRelayedAnswersForNothing(Decision decision) {
		assertThat(Entitlement.missing(askedForBy(ADA), null, decision, ADA)).isEmpty();
		assertThat(Entitlement.missing(askedForBy(ADA), null, decision, BOT.relaying("ada"))).isPresent();
		assertThat(Entitlement.missing(askedForBy(ADA), null, decision, ADA.relaying("bob"))).isPresent();
	}

	@ParameterizedTest
	@EnumSource(names = { "RESTORE", "CANCEL", "RETRY", "DONE_OUTSIDE", "EXTEND", "ACKNOWLEDGE", "PROCEED" })
	void whoIsRelayedGoesBackAndOnAsEverybody(Decision decision) {
		assertThat(Entitlement.missing(askedForBy(ADA), null, decision, BOT.relaying("ada"))).isEmpty();
	}

}
