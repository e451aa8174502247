package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPair.OwnPath;
import dev.switchback.inventory.CircuitPair.Probe.Kind;
import dev.switchback.playbook.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PairDeclarationTests {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

	private static final PairDeclaration.Circuit DUB = circuit("dub", null, null, null, null, null);

	private static PairDeclaration.Circuit circuit(String name, @Nullable Md5 md5, @Nullable String key,
			@Nullable List<@Nullable String> prefixes, @Nullable List<@Nullable String> summaries,
			@Nullable List<PairDeclaration.@Nullable Local> local) {
		return new PairDeclaration.Circuit(CIRCUITS + name, "Somewhere", md5, key, prefixes, summaries, local, null,
				null);
	}

	private static CircuitPair checked(PairDeclaration.@Nullable Circuit primary, PairDeclaration.Probe... probes) {
		return new PairDeclaration(primary, DUB, null, null, List.of(probes), null).checked("contoso", "ada", NOW, 1);
	}

	private static List<String> pointers(PairDeclaration.@Nullable Circuit primary, PairDeclaration.Probe... probes) {
		return catchThrowableOfType(InvalidRequest.class, () -> checked(primary, probes)).faults()
			.stream()
			.map(InvalidRequest.Fault::pointer)
			.toList();
	}

	private static CircuitPair reached(@Nullable OwnPath said, PairDeclaration.@Nullable OwnPathFrom... from) {
		return new PairDeclaration(DUB_TWIN, DUB, said, Arrays.asList(from), null, null).checked("contoso", "ada", NOW,
				1);
	}

	private static PairDeclaration.OwnPathFrom from(String from, OwnPath azure, @Nullable OwnPath database) {
		return new PairDeclaration.OwnPathFrom(from, azure, OwnPath.ELSEWHERE, OwnPath.ELSEWHERE, OwnPath.ELSEWHERE,
				database);
	}

	@Test
	void theOwnPathIsThatOfAllReplicasTogether() {
		var elsewhere = from("one", OwnPath.ELSEWHERE, OwnPath.ELSEWHERE);
		assertThat(reached(null, elsewhere).ownPath()).isEqualTo(OwnPath.ELSEWHERE);
		assertThat(reached(null, elsewhere, from("two", OwnPath.ELSEWHERE, OwnPath.OVER_SECONDARY)).ownPath())
			.isEqualTo(OwnPath.OVER_SECONDARY);
		assertThat(reached(null, from("one", OwnPath.OVER_PRIMARY, OwnPath.ELSEWHERE),
				from("two", OwnPath.ELSEWHERE, OwnPath.OVER_SECONDARY))
			.ownPath()).isEqualTo(OwnPath.OVER_BOTH);
		assertThat(reached(null, elsewhere, from("two", OwnPath.OVER_PRIMARY, OwnPath.OVER_PRIMARY)).ownPath())
			.isEqualTo(OwnPath.OVER_PRIMARY);
		assertThat(reached(null, elsewhere, from("two", OwnPath.OVER_BOTH, OwnPath.ELSEWHERE)).ownPath())
			.isEqualTo(OwnPath.OVER_BOTH);
	}

	@Test
	void asLongAsAnythingOfAnyReplicaIsUndeclaredNothingIsDeclared() {
		var pair = reached(null, from("one", OwnPath.ELSEWHERE, OwnPath.ELSEWHERE),
				from("two", OwnPath.OVER_PRIMARY, null));
		assertThat(pair.ownPath()).isEqualTo(OwnPath.UNDECLARED);
		assertThat(pair.ownPaths().getLast().database()).isEqualTo(OwnPath.UNDECLARED);
	}

	@Test
	void theOwnPathMayBeSaidBesideThoseOfTheReplicasButNotOtherwise() {
		var one = from("one", OwnPath.OVER_PRIMARY, OwnPath.ELSEWHERE);
		assertThat(reached(OwnPath.OVER_PRIMARY, one).ownPath()).isEqualTo(OwnPath.OVER_PRIMARY);
		var invalid = catchThrowableOfType(InvalidRequest.class, () -> reached(OwnPath.ELSEWHERE, one));
		assertThat(invalid.faults()).containsExactly(new InvalidRequest.Fault("/ownPath",
				"What ownPaths say is OVER_PRIMARY together. Leave this out, or say the same."));
	}

	@Test
	void aReplicaHasANameAndIsThereOnce() {
		var one = from("one", OwnPath.ELSEWHERE, OwnPath.ELSEWHERE);
		var invalid = catchThrowableOfType(InvalidRequest.class,
				() -> reached(null, one, from(" ONE ", OwnPath.ELSEWHERE, OwnPath.ELSEWHERE), null,
						from(" ", OwnPath.ELSEWHERE, null), from("n".repeat(101), OwnPath.ELSEWHERE, null)));
		assertThat(invalid.faults()).extracting(InvalidRequest.Fault::pointer)
			.containsExactly("/ownPaths/2/from", "/ownPaths/3/from", "/ownPaths/4/from", "/ownPaths");
		var many = new PairDeclaration(DUB_TWIN, DUB, null, Collections.nCopies(51, one), null, null);
		assertThat(catchThrowableOfType(InvalidRequest.class, () -> many.checked("contoso", "ada", NOW, 1)).faults())
			.extracting(InvalidRequest.Fault::pointer)
			.containsExactly("/ownPaths");
	}

	@Test
	void networksAreKeptInTheirOneNormalForm() {
		var pair = checked(circuit("ams", null, null, List.of("10.1.2.3/16", "2001:DB8:0::/48"), List.of("10.0.0.0/8"),
				List.of(new PairDeclaration.Local("192.168.7.1/24", "ada", NOW.plusSeconds(60)))));
		assertThat(pair.primary().prefixes()).containsExactly("10.1.0.0/16", "2001:db8::/48");
		assertThat(pair.primary().local()).extracting(CircuitPair.Local::prefix).containsExactly("192.168.7.0/24");
		assertThat(pair.primary().md5()).isEqualTo(Md5.UNKNOWN);
		assertThat(pair.ownPath()).isEqualTo(CircuitPair.OwnPath.UNDECLARED);
	}

	@ParameterizedTest
	@CsvSource({ "10.1.0.0", "10.1/16", "10.1.0.0/33", "0.0.0.0/0", "::/0", "hello", "''", "300.1.1.1/8" })
	void whatIsNoNetworkIsRefused(String text) {
		assertThat(pointers(circuit("ams", null, null, List.of(text), null, null))).contains("/primary/prefixes/0");
	}

	@Test
	void theSameNetworkTwiceIsAMistake() {
		assertThat(pointers(circuit("ams", null, null, List.of("10.1.0.0/16", "10.1.9.9/16"), null, null)))
			.containsExactly("/primary/prefixes");
	}

	@ParameterizedTest
	@CsvSource({ "secret123", "env:", "env:1X", "file:relative", "file:/a/../b", "http://x", "''", "vault:x" })
	void anMd5KeyIsAReferenceAndNeverTheKey(String text) {
		var invalid = catchThrowableOfType(InvalidRequest.class,
				() -> checked(circuit("ams", Md5.USED, text, null, null, null)));
		assertThat(invalid.faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.pointer()).isEqualTo("/primary/md5Key");
			if (text.length() > 4) {
				assertThat(fault.sentence()).doesNotContain(text);
			}
		});
	}

	@Test
	void aReferenceGoesWithAKeyThatIsUsed() {
		assertThat(checked(circuit("ams", Md5.USED, "file:/run/secrets/md5", null, null, null)).primary().md5Key())
			.isEqualTo("file:/run/secrets/md5");
		assertThat(pointers(circuit("ams", Md5.NOT_USED, "env:KEY", null, null, null)))
			.containsExactly("/primary/md5Key");
	}

	@Test
	void aLocalPrefixNeedsAnOwnerAndAnEnd() {
		var local = List.of(new PairDeclaration.Local("10.1.0.0/16", null, null),
				new PairDeclaration.Local("10.2.0.0/16", "ada", NOW),
				new PairDeclaration.Local("10.3.0.0/16", "ada", NOW.plus(Duration.ofDays(400))));
		assertThat(pointers(circuit("ams", null, null, null, null, List.copyOf(local)))).containsExactlyInAnyOrder(
				"/primary/local/0/until", "/primary/local/0/owner", "/primary/local/1/until", "/primary/local/2/until");
	}

	@Test
	void maintenanceNeedsABeginningAnEndAndAWord() {
		var maintenance = List.of(new PairDeclaration.Maintenance(NOW, NOW.plusSeconds(60), null),
				new PairDeclaration.Maintenance(NOW, NOW, "Microsoft"),
				new PairDeclaration.Maintenance(null, NOW, "Microsoft"),
				new PairDeclaration.Maintenance(NOW, NOW.plus(Duration.ofDays(400)), "Microsoft"),
				new PairDeclaration.Maintenance(NOW.minusSeconds(60), NOW.minusSeconds(30), " Colt "));
		var circuit = new PairDeclaration.Circuit(CIRCUITS + "ams", "Somewhere", null, null, null, null, null, null,
				List.copyOf(maintenance));
		assertThat(pointers(circuit)).containsExactly("/primary/maintenance/0/by", "/primary/maintenance/1",
				"/primary/maintenance/2", "/primary/maintenance/3");

		var past = new PairDeclaration.Circuit(CIRCUITS + "ams", "Somewhere", null, null, null, null, null, null,
				List.of(maintenance.getLast()));
		assertThat(checked(past).primary().maintenance())
			.containsExactly(new CircuitPair.Maintenance(NOW.minusSeconds(60), NOW.minusSeconds(30), "Colt"));
	}

	@Test
	void aCircuitCannotStandInForItself() {
		assertThat(pointers(circuit("DUB", null, null, null, null, null))).containsExactly("/secondary/id");
		assertThat(pointers(null)).containsExactly("/primary");
	}

	@Test
	void tooManyAreToldSoAtOnce() {
		assertThat(pointers(circuit("ams", null, null, Collections.nCopies(501, "10.1.0.0/16"), null, null)))
			.containsExactly("/primary/prefixes");
	}

	@ParameterizedTest
	@CsvSource({ "TCP, localhost:80", "TCP, 127.0.0.1:80", "TCP, [::1]:80", "TCP, 169.254.169.254:80",
			"TCP, 168.63.129.16:80", "TCP, 224.0.0.1:80", "TCP, 0.0.0.0:80", "TCP, host", "TCP, host:0",
			"TCP, host:70000", "HTTP_GET, http://localhost/", "HTTP_GET, http://169.254.169.254/metadata",
			"HTTP_GET, http://[fe80::1]/", "HTTP_GET, ftp://x/", "HTTP_GET, http://u:p@x/", "HTTP_GET, http://x/?q=1",
			"HTTP_GET, x", "HTTP_HEAD, file:///etc", "HTTP_GET, http://metadata.google.internal/" })
	void aProbeGoesOnlyWhereItMayGo(Kind kind, String address) {
		assertThat(pointers(DUB_TWIN, new PairDeclaration.Probe("one", kind, address)))
			.containsExactly("/probes/0/address");
	}

	private static final PairDeclaration.Circuit DUB_TWIN = circuit("ams", null, null, null, null, null);

	@ParameterizedTest
	@CsvSource({ "TCP, intranet.example:443", "TCP, 10.1.2.3:22", "TCP, [2001:db8::1]:443",
			"HTTP_GET, https://intranet.example/health", "HTTP_HEAD, http://10.1.2.3:8080/" })
	void aProbeThatMayGoThereIsKept(Kind kind, String address) {
		assertThat(checked(DUB_TWIN, new PairDeclaration.Probe("one", kind, address)).probes())
			.containsExactly(new CircuitPair.Probe("one", kind, address));
	}

}
