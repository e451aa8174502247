package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPair.OwnPath;
import dev.switchback.inventory.CircuitPair.Probe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Each row of the table of changes that weaken.
class WeakeningTests {

	private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

	private static final Probe PROBE = new Probe("intranet", Probe.Kind.TCP, "intranet.example:443");

	private static final Circuit AMS = new Circuit("/c/ams", "Amsterdam", Md5.USED, "env:AMS", List.of("10.1.0.0/16"),
			List.of("10.0.0.0/8"), List.of(new Local("10.9.0.0/16", "ada", NOW.plusSeconds(100))));

	private static final CircuitPair BEFORE = pair(AMS, OwnPath.OVER_BOTH, List.of(PROBE),
			new Objectives(Duration.ofMinutes(1), Duration.ofDays(90)));

	private static CircuitPair pair(Circuit primary, OwnPath path, List<Probe> probes, Objectives objectives) {
		return new CircuitPair("contoso", primary, Circuit.plain("/c/dub", "Dublin", Md5.UNKNOWN), path, probes,
				objectives, "ada", NOW, 1);
	}

	private static List<String> weakened(Circuit primary) {
		return Weakening.of(BEFORE, pair(primary, BEFORE.ownPath(), BEFORE.probes(), BEFORE.objectives()));
	}

	private static Circuit with(Md5 md5, @Nullable String key, List<String> prefixes, List<String> summaries,
			List<Local> local) {
		return new Circuit(AMS.id(), AMS.site(), md5, key, prefixes, summaries, local);
	}

	@Test
	void nothingChangedWeakensNothing() {
		assertThat(Weakening.of(BEFORE, BEFORE)).isEmpty();
	}

	@Test
	void sayingLessThanBeforeIsNoWeakening() {
		assertThat(weakened(with(Md5.UNKNOWN, null, AMS.prefixes(), List.of(), List.of()))).isEmpty();
		assertThat(weakened(with(Md5.USED, "env:AMS", List.of("10.1.0.0/16", "10.2.0.0/16"), AMS.summaries(),
				List.of(new Local("10.9.0.0/16", "bob", NOW.plusSeconds(50))))))
			.isEmpty();
	}

	@Test
	void anotherCircuitWeakens() {
		assertThat(weakened(Circuit.plain("/c/fra", "Frankfurt", Md5.UNKNOWN)))
			.contains("fra would take the place of ams.");
	}

	@Test
	void anMd5KeyThatIsNotUsedOrIsHadElsewhereWeakens() {
		assertThat(weakened(with(Md5.NOT_USED, null, AMS.prefixes(), AMS.summaries(), AMS.local())))
			.containsExactly("No MD5 key would be said to be in use on ams.");
		assertThat(weakened(with(Md5.USED, "env:OTHER", AMS.prefixes(), AMS.summaries(), AMS.local())))
			.containsExactly("The MD5 key of ams would be had from env:OTHER.");
	}

	@Test
	void anMd5KeyThatIsSaidForTheFirstTimeToBeHadSomewhereWeakens() {
		for (var before : List.of(Md5.UNKNOWN, Md5.NOT_USED)) {
			var unsaid = pair(with(before, null, AMS.prefixes(), AMS.summaries(), AMS.local()), BEFORE.ownPath(),
					BEFORE.probes(), BEFORE.objectives());
			assertThat(Weakening.of(unsaid, BEFORE)).containsExactly("The MD5 key of ams would be had from env:AMS.");
		}
	}

	@Test
	void anMd5KeyIsNotHadFromSomewhereElseByWayOfUnknown() {
		var unknown = pair(with(Md5.UNKNOWN, null, AMS.prefixes(), AMS.summaries(), AMS.local()), BEFORE.ownPath(),
				BEFORE.probes(), BEFORE.objectives());
		var other = pair(with(Md5.USED, "env:OTHER", AMS.prefixes(), AMS.summaries(), AMS.local()), BEFORE.ownPath(),
				BEFORE.probes(), BEFORE.objectives());
		assertThat(Weakening.of(BEFORE, unknown)).isEmpty();
		assertThat(Weakening.of(unknown, other)).containsExactly("The MD5 key of ams would be had from env:OTHER.");
	}

	@Test
	void anOwnPathThatLeadsOverMoreCircuitsWeakensNothing() {
		for (var path : OwnPath.values()) {
			var elsewhere = pair(AMS, OwnPath.ELSEWHERE, BEFORE.probes(), BEFORE.objectives());
			assertThat(Weakening.of(elsewhere, pair(AMS, path, BEFORE.probes(), BEFORE.objectives()))).isEmpty();
		}
		assertThat(Weakening.of(pair(AMS, OwnPath.OVER_PRIMARY, BEFORE.probes(), BEFORE.objectives()),
				pair(AMS, OwnPath.OVER_SECONDARY, BEFORE.probes(), BEFORE.objectives())))
			.containsExactly("The service's own path would be OVER_SECONDARY instead of OVER_PRIMARY.");
	}

	@Test
	void aPrefixThatIsExpectedNoLongerWeakens() {
		assertThat(weakened(with(AMS.md5(), AMS.md5Key(), List.of(), AMS.summaries(), AMS.local())))
			.containsExactly("10.1.0.0/16 would no longer be expected over ams.");
	}

	@Test
	void aSummaryThatStandsForMoreWeakens() {
		assertThat(weakened(
				with(AMS.md5(), AMS.md5Key(), AMS.prefixes(), List.of("10.0.0.0/8", "172.16.0.0/12"), AMS.local())))
			.containsExactly("On ams 172.16.0.0/12 would stand for all that it holds.");
	}

	@Test
	void aLocalPrefixThatIsNewOrCountsForLongerWeakens() {
		var longer = NOW.plusSeconds(101);
		assertThat(weakened(with(AMS.md5(), AMS.md5Key(), AMS.prefixes(), AMS.summaries(),
				List.of(new Local("10.9.0.0/16", "ada", longer), new Local("10.8.0.0/16", "ada", NOW.plusSeconds(1))))))
			.containsExactly("10.9.0.0/16 would not have to arrive over the other circuit until " + longer + ".",
					"10.8.0.0/16 would not have to arrive over the other circuit until 2026-03-02T12:00:01Z.");
	}

	@Test
	void anOwnPathThatLeadsOverFewerCircuitsWeakens() {
		for (var path : List.of(OwnPath.OVER_PRIMARY, OwnPath.OVER_SECONDARY, OwnPath.ELSEWHERE)) {
			assertThat(Weakening.of(BEFORE, pair(AMS, path, BEFORE.probes(), BEFORE.objectives())))
				.containsExactly("The service's own path would be %s instead of OVER_BOTH.".formatted(path));
		}
		assertThat(Weakening.of(BEFORE, pair(AMS, OwnPath.UNDECLARED, BEFORE.probes(), BEFORE.objectives()))).isEmpty();
	}

	private static CircuitPair from(OwnPath path, String... replicas) {
		var each = List.of(replicas)
			.stream()
			.map((name) -> new CircuitPair.OwnPathFrom(name, path, path, path, path, path))
			.toList();
		return new CircuitPair("contoso", AMS, Circuit.plain("/c/dub", "Dublin", Md5.UNKNOWN), path, each, List.of(),
				Objectives.NONE, "ada", NOW, 1);
	}

	@Test
	void anOwnPathThatIsSaidOfOneMoreReplicaWeakens() {
		var one = from(OwnPath.ELSEWHERE, "sb-1");
		assertThat(Weakening.of(one, from(OwnPath.ELSEWHERE, "SB-1", "sb-2")))
			.containsExactly("The own path of sb-2 would be said for the first time.");
		assertThat(Weakening.of(one, from(OwnPath.ELSEWHERE)))
			.containsExactly("The own path of every replica that is not named would be said for the first time.");
		assertThat(Weakening.of(from(OwnPath.ELSEWHERE), one)).isEmpty();
		assertThat(Weakening.of(from(OwnPath.ELSEWHERE, "sb-1", "sb-2"), one)).isEmpty();
		assertThat(Weakening.of(from(OwnPath.OVER_BOTH, "sb-1"), from(OwnPath.OVER_BOTH, "sb-1", "sb-2"))).isEmpty();
	}

	@Test
	void whatAnOperationStandsOnIsAlteredByAReplicaThatIsDropped() {
		var both = from(OwnPath.ELSEWHERE, "sb-1", "sb-2");
		assertThat(Altering.of(both, from(OwnPath.ELSEWHERE, "sb-1")))
			.containsExactly("The own path of sb-2 would be said no longer.");
		assertThat(Altering.of(from(OwnPath.ELSEWHERE), both))
			.containsExactly("The own path of every replica that is not named would be said no longer.");
		assertThat(Altering.of(both, from(OwnPath.ELSEWHERE, "sb-1", "SB-2", "sb-3"))).isEmpty();
		assertThat(Altering.of(both, from(OwnPath.ELSEWHERE))).isEmpty();
	}

	@Test
	void aDroppedProbeAndLaxerObjectivesWeaken() {
		assertThat(Weakening.of(BEFORE, pair(AMS, BEFORE.ownPath(), List.of(), Objectives.NONE))).containsExactly(
				"The probe intranet would be dropped or changed.",
				"The objective for convergence would be dropped or longer.",
				"Drills would be due less often, or never.");
	}

	@Test
	void aNewPairIsComparedWithOneOfWhichNothingIsKnown() {
		assertThat(Weakening.of(null, CircuitPair.plain("new", Circuit.plain("/c/a", "A", Md5.UNKNOWN),
				Circuit.plain("/c/b", "B", Md5.UNKNOWN), "ada", NOW)))
			.isEmpty();
		assertThat(Weakening.of(null,
				CircuitPair.plain("new", Circuit.plain("/c/a", "A", Md5.NOT_USED),
						Circuit.plain("/c/b", "B", Md5.UNKNOWN), "ada", NOW)))
			.containsExactly("No MD5 key would be said to be in use on a.");
	}

	@Test
	void whatIsSaidOfAMicrosoftPeeringWeakensLikeThePrivateOneAndByItsNatPools() {
		var before = pair(microsoft(new CircuitPair.MicrosoftPeering(Md5.USED, "env:MS", List.of("203.0.113.0/25"))),
				BEFORE.ownPath(), BEFORE.probes(), BEFORE.objectives());
		var after = pair(microsoft(new CircuitPair.MicrosoftPeering(Md5.NOT_USED, null, List.of("203.0.113.128/25"))),
				BEFORE.ownPath(), BEFORE.probes(), BEFORE.objectives());

		assertThat(Weakening.of(before, after)).containsExactly(
				"No MD5 key would be said to be in use on the Microsoft peering of ams.",
				"203.0.113.128/25 would be a NAT pool of the Microsoft peering of ams.",
				"203.0.113.0/25 would no longer be a NAT pool of the Microsoft peering of ams.");
		assertThat(Weakening.of(before, before)).isEmpty();
	}

	private static Circuit microsoft(CircuitPair.MicrosoftPeering peering) {
		return new Circuit(AMS.id(), AMS.site(), AMS.md5(), AMS.md5Key(), AMS.prefixes(), AMS.summaries(), AMS.local(),
				peering, List.of());
	}

	private static CircuitPair maintained(int from, int until) {
		var ams = new Circuit(AMS.id(), AMS.site(), AMS.md5(), AMS.md5Key(), AMS.prefixes(), AMS.summaries(),
				AMS.local(), CircuitPair.MicrosoftPeering.UNDECLARED,
				List.of(new CircuitPair.Maintenance(NOW.plusSeconds(from), NOW.plusSeconds(until), "Microsoft")));
		return pair(ams, BEFORE.ownPath(), BEFORE.probes(), BEFORE.objectives());
	}

	@Test
	void maintenanceThatIsNotOverIsNotForgotten() {
		assertThat(Weakening.of(BEFORE, maintained(60, 120))).isEmpty();
		assertThat(Weakening.of(maintained(60, 120), maintained(0, 180))).isEmpty();
		assertThat(Weakening.of(maintained(-60, 0), BEFORE)).as("it is over").isEmpty();
		for (var after : List.of(BEFORE, maintained(61, 120), maintained(60, 119))) {
			assertThat(Weakening.of(maintained(60, 120), after)).containsExactly(
					"Maintenance of ams from 2026-03-02T12:01:00Z until 2026-03-02T12:02:00Z would not be known of any longer.");
		}
	}

}
