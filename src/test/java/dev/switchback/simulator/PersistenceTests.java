package dev.switchback.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyPairs;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.FileJournal;
import dev.switchback.simulator.world.Journal;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PersistenceTests {

	private static final String FRA = Rig.NETWORK + "/expressRouteCircuits/fabrikam-fra";

	private final VirtualTime time = new VirtualTime();

	@TempDir
	private Path directory;

	/// A simulator on the file, by a clock that all of them share.
	private Rig open(long seed) {
		return open(seed, FileJournal.open(file()));
	}

	private Rig open(long seed, Journal journal) {
		return open(seed, Estate.rehearsal(), journal);
	}

	private Rig open(long seed, Estate estate, Journal journal) {
		var setup = new ArmSimulator.Setup(estate, Settings.DEFAULT, seed, Options.CLIENT_ID, Options.CLIENT_SECRET,
				"admin", Set.of("localhost"), new byte[] { 7 }, journal);
		return new Rig(this.time, new ArmSimulator(this.time, setup));
	}

	private Path file() {
		return this.directory.resolve("journal");
	}

	/// As `kill -9` would: nothing is closed properly, only the lock is given back.
	private static void kill(Rig rig) {
		rig.simulator.close();
	}

	private static String estate(Rig rig) {
		return rig.admin("GET", "/estate", "").text();
	}

	@Test
	void everythingIsThereAgainAndGoesOn() {
		var before = open(1);
		before.admin("PUT", "/settings", "{\"durations\":{\"bgpUp\":\"PT7S\"}}");
		before.admin("POST", "/faults", "{\"kind\":\"lose\",\"times\":2,\"match\":{\"method\":\"PUT\"}}");
		before.admin("POST", "/faults",
				"{\"kind\":\"drift\",\"circuit\":\"fabrikam-fra\",\"set\":{\"state\":\"Disabled\"},\"after\":\"PT20S\"}");
		before.switchTo(Rig.AMS, "Disabled");
		var mutations = before.simulator.mutations();
		var faults = before.admin("GET", "/faults", "").text();
		var wanted = estate(before);
		kill(before);

		var after = open(2);

		assertThat(estate(after)).isEqualTo(wanted);
		assertThat(after.simulator.mutations()).isEqualTo(mutations);
		assertThat(after.admin("GET", "/faults", "").text()).isEqualTo(faults);
		assertThat(after.simulator.settings().durations().bgpUp()).hasSeconds(7);
		var operation = mutations.getFirst().asyncOperation();
		var url = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Network/locations/westeurope/operations/"
				+ operation;
		assertThat(after.json(url).path("status").asString()).isEqualTo("InProgress");
		this.time.advance("PT30S");
		assertThat(after.json(url).path("status").asString()).isEqualTo("Succeeded");
		assertThat(after.summary(Rig.AMS, "primary")).isEqualTo("Idle");
		assertThat(after.peering(FRA).path("state").asString()).isEqualTo("Disabled");
		after.switchTo(Rig.AMS, "Enabled");
		assertThat(after.simulator.mutations().getLast().seq()).isEqualTo(2);
	}

	@Test
	void timeWentOnWhileItWasDown() {
		var before = open(1);
		before.switchTo(Rig.AMS, "Disabled");
		kill(before);
		this.time.advance("PT1H");

		var after = open(2);

		assertThat(after.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Succeeded");
		assertThat(after.prefixes(Rig.AMS, "primary")).isEmpty();
	}

	@Test
	void whatWasReadBeforeTheFirstChangeIsStillTrue() {
		var before = open(1);
		var circuit = before.get(Rig.AMS).text();
		kill(before);

		assertThat(open(2).get(Rig.AMS).text()).isEqualTo(circuit);
	}

	@Test
	void aTableThatWasAskedForCanBeFetchedAfterwards() {
		var before = open(1);
		var accepted = before.post(Rig.AMS + Rig.PEERING + "/routeTables/primary");
		kill(before);
		this.time.advance("PT1S");

		assertThat(open(2).json(Rig.location(accepted)).path("value").size()).isEqualTo(6);
	}

	@Test
	void aTokenOutlivesARestart() {
		var before = open(1);
		var call = Request.of("GET", Rig.url(Rig.AMS)).with("Authorization", "Bearer " + before.simulator.issueToken());
		kill(before);

		assertThat(open(2).simulator.handle(call).status()).isEqualTo(200);
	}

	@Test
	void noIdComesTwice() {
		var before = open(1);
		var first = before.switchTo(Rig.AMS, "Disabled");
		kill(before);
		this.time.advance("PT1M");

		assertThat(Rig.asyncOperation(open(2).switchTo(Rig.AMS, "Enabled"))).isNotEqualTo(Rig.asyncOperation(first));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 100, 1000 })
	void anEntryCutShortIsForgottenAndTheRestKept(int cut) throws IOException {
		var before = open(1);
		before.settle(Rig.AMS, "Disabled");
		var wanted = estate(before);
		before.switchTo(Rig.DUB, "Disabled");
		kill(before);
		var bytes = Files.readAllBytes(file());
		Files.write(file(), Arrays.copyOf(bytes, bytes.length - cut));

		var after = open(2);

		assertThat(estate(after)).isEqualTo(wanted);
		assertThat(after.simulator.mutations()).hasSize(1);
		after.switchTo(Rig.DUB, "Disabled");
		kill(after);
		assertThat(open(3).simulator.mutations()).hasSize(2);
	}

	@Test
	void aGarbledEntryEndsTheStory() throws IOException {
		var before = open(1);
		before.settle(Rig.AMS, "Disabled");
		kill(before);
		Files.writeString(file(), "0 {\"settings\":null}\n\u0000\u0000\n", StandardOpenOption.APPEND);

		var after = open(2);

		assertThat(after.simulator.mutations()).hasSize(1);
		assertThat(after.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
	}

	@Test
	void resetIsKeptToo() {
		var before = open(1);
		before.settle(Rig.AMS, "Disabled");
		before.admin("POST", "/faults", "{\"kind\":\"refuse\"}");
		before.admin("POST", "/reset", "");
		var wanted = estate(before);
		kill(before);

		var after = open(2);

		assertThat(after.simulator.mutations()).isEmpty();
		assertThat(estate(after)).isEqualTo(wanted);
		assertThat(Rig.json(after.admin("GET", "/faults", "")).path("faults").isEmpty()).isTrue();
	}

	@Test
	void aPairThatWasPlannedAnewBeginsAfresh() {
		var before = open(1);
		before.settle(Rig.AMS, "Disabled");
		var fabrikam = before.json(FRA + Rig.PEERING);
		kill(before);
		var contoso = HealthyPairs.contoso();
		var estate = Estate.of(new PairPlan("contoso", contoso.circuits(), contoso.gateways(), new Demand(1, 1)),
				HealthyPairs.fabrikam());

		var after = open(2, estate, FileJournal.open(file()));

		assertThat(after.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
		assertThat(after.json(FRA + Rig.PEERING)).isEqualTo(fabrikam);
		assertThat(after.simulator.mutations()).hasSize(1);
	}

	@Test
	void settingsOfTheNextStartCountUnlessTheyWereChanged() {
		kill(open(1));
		var faster = new ArmSimulator.Setup(Estate.rehearsal(), Settings.DEFAULT.atSpeed(9), 2, Options.CLIENT_ID,
				Options.CLIENT_SECRET, "admin", Set.of("localhost"), new byte[] { 7 }, FileJournal.open(file()));

		try (var after = new ArmSimulator(this.time, faster)) {
			assertThat(after.settings().speed()).isEqualTo(9);
		}
	}

	@Test
	void twoProcessesCannotHaveOneFile() {
		open(1);

		assertThatThrownBy(() -> FileJournal.open(file())).isInstanceOf(UncheckedIOException.class)
			.hasMessageContaining("in use by another simulator");
	}

	@Test
	void nobodyElseMayReadTheFile() throws IOException {
		open(1);

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
	}

	@Test
	void aJournalThatHasGrownIsRewrittenAndSaysTheSame() throws IOException {
		var before = open(1);
		long largest = 0;
		long size = 0;
		// Some 4 kB of routes each: five thousand make 20 MB, more than it may grow by.
		for (int call = 0; call < 5_000 && size >= largest; call++) {
			largest = Math.max(size, largest);
			this.time.advance("PT0.2S");
			before.post(Rig.GATEWAY + "/getLearnedRoutes");
			size = Files.size(file());
		}
		assertThat(size).isLessThan(largest).isPositive();
		before.settle(Rig.AMS, "Disabled");
		var wanted = estate(before);
		kill(before);

		assertThat(estate(open(2))).isEqualTo(wanted);
	}

	@Test
	void whatCannotBeKeptIsNotAcknowledgedAndNothingMoreIs() {
		var rig = open(1, new FullDisk());

		assertThat(rig.switchTo(Rig.AMS, "Disabled").status()).isEqualTo(503);
		assertThat(rig.get(Rig.AMS).status()).isEqualTo(503);
	}

	/// Takes the first entry, the fresh estate, and nothing more.
	private static final class FullDisk implements Journal {

		private int entries;

		@Override
		public Map<String, JsonNode> load() {
			return Map.of();
		}

		@Override
		public void append(Map<String, JsonNode> changes, boolean durable) {
			if (this.entries++ > 0) {
				throw new UncheckedIOException(new IOException("No space left on device"));
			}
		}

		@Override
		public void rewrite(Map<String, JsonNode> everything) {
		}

		@Override
		public boolean wantsRewriting() {
			return false;
		}

		@Override
		public void close() {
		}

	}

	/// Both ends still have the same key after a restart, and nobody can read it in the file.
	@Test
	void noMd5KeyIsKeptInClear() throws IOException {
		var peering = PeeringPlan
			.privatePeering(65010, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), "10.1.0.0/16")
			.withKey("c4nary-at-edge");
		var circuit = CircuitPlan.circuit("contoso-ams", "westeurope", "Amsterdam", "Equinix", peering);
		var estate = Estate.of(new PairPlan("contoso", List.of(circuit), List.of(), Demand.NONE));
		var before = open(1, estate, FileJournal.open(file()));
		for (var key : List.of("c4nary-sent", "c4nary-at-edge")) {
			var body = before.writable(Rig.AMS);
			((ObjectNode) body.path("properties")).put("sharedKey", key);
			before.put(Rig.AMS + Rig.PEERING, body);
			this.time.advance("PT1M");
		}
		assertThat(before.summary(Rig.AMS, "primary")).isEqualTo("1");
		kill(before);
		assertThat(Files.readString(file())).doesNotContain("c4nary");

		var after = open(2, estate, FileJournal.open(file()));
		this.time.advance("PT1M");
		assertThat(after.summary(Rig.AMS, "primary")).isEqualTo("1");
	}

}
