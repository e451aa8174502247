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

class AlteringTests {

	private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

	private static final Local LOCAL = new Local("192.168.7.0/24", "ada", NOW.plusSeconds(60));

	private static final Probe PROBE = new Probe("intranet", Probe.Kind.TCP, "intranet.example:443");

	private static final Circuit DUB = Circuit.plain("/dub", "Dublin", Md5.UNKNOWN);

	private static final Circuit AMS = ams(Md5.USED, "env:AMS", List.of("10.1.0.0/16"), List.of("10.0.0.0/8"),
			List.of(LOCAL));

	private static final CircuitPair PAIR = pair(AMS, DUB, OwnPath.OVER_PRIMARY, List.of(PROBE));

	private static Circuit ams(Md5 md5, @Nullable String key, List<String> prefixes, List<String> summaries,
			List<Local> local) {
		return new Circuit("/ams", "Amsterdam", md5, key, prefixes, summaries, local);
	}

	private static CircuitPair pair(Circuit primary, Circuit secondary, OwnPath ownPath, List<Probe> probes) {
		return new CircuitPair("contoso", primary, secondary, ownPath, probes, Objectives.NONE, "ada", NOW, 1);
	}

	private static List<String> altered(Circuit primary) {
		return Altering.of(PAIR, pair(primary, DUB, OwnPath.OVER_PRIMARY, List.of(PROBE)));
	}

	@Test
	void theSameAltersNothing() {
		assertThat(Altering.of(PAIR, PAIR)).isEmpty();
		assertThat(Altering.of(PAIR,
				pair(new Circuit("/AMS", "Ams", Md5.USED, "env:AMS", AMS.prefixes(), AMS.summaries(), AMS.local()), DUB,
						OwnPath.OVER_PRIMARY, List.of(PROBE))))
			.isEmpty();
	}

	@Test
	void whatIsAddedAltersNothing() {
		var bare = pair(ams(Md5.UNKNOWN, null, List.of(), List.of(), List.of()), DUB, OwnPath.UNDECLARED, List.of());
		assertThat(Altering.of(bare, PAIR)).isEmpty();
		var longer = new Local(LOCAL.prefix(), "bob", LOCAL.until().plusSeconds(1));
		assertThat(altered(
				ams(Md5.USED, "env:AMS", List.of("10.2.0.0/16", "10.1.0.0/16"), AMS.summaries(), List.of(longer))))
			.isEmpty();
		assertThat(Altering.of(PAIR, new CircuitPair("contoso", AMS, DUB, OwnPath.OVER_PRIMARY, List.of(PROBE),
				new Objectives(Duration.ofMinutes(1), null), "bob", NOW, 2)))
			.isEmpty();
	}

	@Test
	void anotherCircuitAlters() {
		var fra = Circuit.plain("/fra", "Frankfurt", Md5.UNKNOWN);
		assertThat(Altering.of(PAIR, pair(AMS, fra, OwnPath.OVER_PRIMARY, List.of(PROBE))))
			.containsExactly("fra would stand where dub stands.");
		assertThat(Altering.of(PAIR, pair(DUB, AMS, OwnPath.OVER_PRIMARY, List.of(PROBE))))
			.containsExactly("dub would stand where ams stands.", "ams would stand where dub stands.");
	}

	@Test
	void anMd5KeyThatIsSaidOtherwiseAlters() {
		var said = "The MD5 key of ams would be said otherwise.";
		assertThat(altered(ams(Md5.USED, "env:B", AMS.prefixes(), AMS.summaries(), AMS.local()))).containsExactly(said);
		assertThat(altered(ams(Md5.NOT_USED, null, AMS.prefixes(), AMS.summaries(), AMS.local())))
			.containsExactly(said);
		assertThat(altered(ams(Md5.UNKNOWN, null, AMS.prefixes(), AMS.summaries(), AMS.local()))).containsExactly(said);
	}

	@Test
	void aMicrosoftPeeringIsAlteredByItsKeyAndByAPoolThatIsDropped() {
		var before = microsoft(new CircuitPair.MicrosoftPeering(Md5.USED, "env:MS", List.of("203.0.113.0/25")));
		var after = microsoft(new CircuitPair.MicrosoftPeering(Md5.USED, "env:OTHER", List.of("203.0.113.128/25")));

		assertThat(Altering.of(before, after)).containsExactly(
				"The MD5 key of the Microsoft peering of ams would be said otherwise.",
				"The NAT pool 203.0.113.0/25 of the Microsoft peering of ams would be dropped.");
		assertThat(Altering.of(microsoft(CircuitPair.MicrosoftPeering.UNDECLARED), before)).isEmpty();
	}

	private static CircuitPair microsoft(CircuitPair.MicrosoftPeering peering) {
		var ams = new Circuit(AMS.id(), AMS.site(), AMS.md5(), AMS.md5Key(), AMS.prefixes(), AMS.summaries(),
				AMS.local(), peering, List.of());
		return CircuitPair.plain("contoso", ams, Circuit.plain("/c/dub", "Dublin", Md5.UNKNOWN), "ada", NOW);
	}

	@Test
	void whatIsDroppedAlters() {
		var shorter = new Local(LOCAL.prefix(), "ada", LOCAL.until().minusSeconds(1));
		assertThat(altered(ams(Md5.USED, "env:AMS", List.of(), List.of(), List.of(shorter)))).containsExactly(
				"The prefix 10.1.0.0/16 of ams would be dropped.", "The summary 10.0.0.0/8 of ams would be dropped.",
				"The local prefix 192.168.7.0/24 of ams would be dropped, or count less long.");
	}

	@Test
	void anotherOwnPathAndAnotherProbeAlter() {
		var other = new Probe("intranet", Probe.Kind.TCP, "other.example:443");
		assertThat(Altering.of(PAIR, pair(AMS, DUB, OwnPath.ELSEWHERE, List.of(other)))).containsExactly(
				"The service's own path would be ELSEWHERE instead of OVER_PRIMARY.",
				"The probe intranet would be dropped or changed.");
	}

}
