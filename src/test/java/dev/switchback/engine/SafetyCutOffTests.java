package dev.switchback.engine;

import java.util.List;
import java.util.Map;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Observation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is kept for when nobody or nothing can be asked, promise by promise, as docs/safety.md lists them.
class SafetyCutOffTests {

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final List<RuleOverride> ANSWERED = List.of(
			new RuleOverride("prefixes-covered", "prefix-missing-dub", "2 of 3 prefixes (not 192.168.100.0/24)",
					"the labs are idle", "alice", true),
			new RuleOverride("gateway-has-both-paths", "prefix-missing-gw", null, "the labs are idle", "alice", true));

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void theMd5KeyIsHadAnewBeforeEachDisable(Purpose purpose) {
		var flight = Flight.keyed(Crashes.never(), Mandate.of(purpose), "s3cret", ASKING, Map.of("KEYED_MD5", "s3cret"))
			.aboutToDisable();
		flight.environment().clear();
		flight.goAhead();
		assertThat(flight.until(Operation::ended).touched()).as(flight.timeline()).isFalse();
		assertThat(flight.received()).isEmpty();
		assertThat(flight.timeline()).contains("a write without it may erase it");
	}

	@Test
	void theManualCardHasTheCommandsForTheCustomerEdge() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING);
		flight.untilAsked();
		var card = flight.store.newest(flight.id).orElseThrow().card();
		assertThat(card.sections().stream().flatMap((section) -> section.lines().stream()))
			.anySatisfy((line) -> assertThat(line).contains("neighbor 172.16.").endsWith("shutdown"));
	}

	@Test
	void anOverrideHoldsForOneOperation() {
		var answered = Flight.sick(new Mandate(Purpose.EMERGENCY, ANSWERED), "prefix-missing", ASKING);
		answered.untilAsked();
		assertThat(answered.mutations()).hasSize(1);
		answered.decide(Decision.RESTORE);
		assertThat(answered.untilEnded().status()).isEqualTo(Status.RESTORED);

		var next = answered.replica.ask("PEERING_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"circuitPair\": \"prefix-missing\"}, \"parameters\": " + ASKING + "}", null);
		assertThat(answered.replica.untilEnded(next).status()).isEqualTo(Status.REJECTED);
		assertThat(answered.mutations()).hasSize(2);
	}

	@Test
	void ruleSubjectValueSeenAndReasonOfAnOverrideAreKeptWithTheVerdict() {
		var flight = Flight.sick(new Mandate(Purpose.EMERGENCY, ANSWERED), "prefix-missing", ASKING);
		flight.untilAsked();
		assertThat(flight.rules("primary.check")).filteredOn((rule) -> rule.rule().equals("prefixes-covered"))
			.singleElement()
			.satisfies((rule) -> {
				assertThat(rule.verdict()).isEqualTo(Verdict.FAIL);
				assertThat(rule.measured()).isEqualTo("2 of 3 prefixes (not 192.168.100.0/24)");
				assertThat(rule.override()).isEqualTo(ANSWERED.getFirst());
			});
	}

	@Test
	void whatSomebodyAnsweredForIsNotSaidToBeCarried() {
		var flight = Flight.sick(new Mandate(Purpose.EMERGENCY, ANSWERED), "prefix-missing", ASKING);
		assertThat(flight.untilAsked().text()).isEqualTo(
				"prefix-missing-ams (Amsterdam) is drained and prefix-missing-dub (Dublin) carries, but for what was answered for: "
						+ "prefixes-covered of prefix-missing-dub (2 of 3 prefixes (not 192.168.100.0/24)); "
						+ "gateway-has-both-paths of prefix-missing-gw (2 of 3 prefixes). Bring prefix-missing-ams (Amsterdam) back now?");
	}

	@Test
	void whatPeopleSawOnPremisesIsShownAndNeverAPass() {
		var flight = Flight.of(Mandate.of(Purpose.DRILL), ASKING);
		flight.untilAsked();
		var before = flight.operation();
		new Attesting(flight.store, flight.time).attest(new Observing(flight.id, Observation.Aspect.SYMMETRY, null,
				Verdict.PASS, "flows leave and return by Dublin", null, Replica.ALICE,
				new IdempotencyKey("alice", "observe", "once", "same")));
		var after = flight.operation();
		assertThat(after.observations()).singleElement()
			.satisfies((seen) -> assertThat(seen.toString()).contains("flows leave and return by Dublin"));
		assertThat(after.runs()).isEqualTo(before.runs());
		assertThat(after.phase()).isEqualTo(before.phase());
		assertThat(flight.run("primary.traffic").evidence().rules())
			.filteredOn((rule) -> rule.rule().equals("symmetry"))
			.extracting(RuleVerdict::verdict)
			.containsExactly(Verdict.INCONCLUSIVE);
	}

}
