package dev.switchback.readiness.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AssessTests {

	private static final String HEALTHY = "src/test/resources/readiness/healthy.json";

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int run(String input, String... arguments) {
		return new Assess(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), print(this.out),
				print(this.err), InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")))
			.run(List.of(arguments));
	}

	private static PrintStream print(ByteArrayOutputStream to) {
		return new PrintStream(to, true, StandardCharsets.UTF_8);
	}

	private String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	private String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void tellsWhatItFindsAsMarkdown() {
		assertThat(run("", HEALTHY)).isZero();
		assertThat(out()).startsWith("# Readiness of everything: 100 of 100\n");
		assertThat(err()).isEmpty();
	}

	@Test
	void tellsTheSameAsJson() {
		assertThat(run("", HEALTHY, "--format=json", "--pair=contoso")).isZero();
		assertThat(out()).contains("\"scope\" : \"the pair contoso\"", "\"arithmetic\" : \"100 of 100");
	}

	@Test
	void isOfAVaultOrAMachineToo() {
		var vault = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/dr-vault";
		var machine = vault
				+ "/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectedItems/app-01";
		var inventory = """
				{"format": "switchback-inventory/1", "takenAt": "2026-03-02T09:00:00Z", "circuits": [], "gateways": [],
				 "vaults": [{"id": "%s", "items": [{"id": "%s"}, {"id": "%s"}]}]}""".formatted(vault, machine,
				machine.replace("app-01", "app-02"));
		assertThat(run(inventory, "-", "--vault=" + vault)).isZero();
		assertThat(out()).startsWith("# Readiness of the vault dr-vault: ")
			.contains("VM-01 · app-01", "VM-01 · app-02");
		this.out.reset();
		assertThat(run(inventory, "-", "--machine=" + machine)).isZero();
		assertThat(out()).startsWith("# Readiness of the machine app-01: ")
			.contains("VM-01 · app-01")
			.doesNotContain("app-02");
		assertThat(run("", HEALTHY, "--vault=nowhere")).isEqualTo(Assess.UNUSABLE);
	}

	@Test
	void drawsIt() {
		assertThat(run("", "--format=svg", HEALTHY)).isZero();
		assertThat(out()).startsWith("<svg ").contains("contoso-ams");
	}

	@Test
	void whatFailsShowsInTheExitCode() {
		var inventory = """
				{"format":"switchback-inventory/1","takenAt":"2026-03-02T09:00:00Z","ports":[],"circuits":[],"gateways":[
				{"id":"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworkGateways/g",
				"body":{"properties":{"sku":{"name":"Standard"}}}}]}""";

		assertThat(run(inventory, "-")).isEqualTo(Assess.FAILS);
		assertThat(out()).contains("## What fails (1)", "## What is not known");
	}

	@Test
	void aHostileInventoryIsRefused() {
		assertThat(run("{\"format\":\"other\"}", "-")).isEqualTo(Assess.UNUSABLE);
		assertThat(err()).contains("/format: Write \"switchback-inventory/1\"");
		assertThat(out()).isEmpty();
	}

	@Test
	void aFileThatIsNotThereIsSaid() {
		assertThat(run("", "nowhere.json")).isEqualTo(Assess.UNUSABLE);
		assertThat(err()).isEqualTo("There is no file nowhere.json.%n".formatted());
		this.err.reset();
		assertThat(run("", "no\u0000where.json")).isEqualTo(Assess.UNUSABLE);
		assertThat(err()).startsWith("There is no file no");
		this.err.reset();
		assertThat(run("", "src")).isEqualTo(Assess.UNUSABLE);
		assertThat(err()).startsWith("The inventory cannot be read: ");
	}

	@Test
	void aBugOfOursIsNoFailureOfTheEstate() {
		var broken = new Assess(new ByteArrayInputStream(new byte[0]), print(this.out), print(this.err), () -> {
			throw new IllegalStateException("no time");
		});
		assertThat(broken.run(List.of(HEALTHY))).isEqualTo(Assess.UNUSABLE);
		assertThat(err()).startsWith("The inventory could not be judged: that is a bug of Switchback")
			.contains("no time");
	}

	@Test
	void whatTheInventoryDoesNotHaveIsSaid() {
		assertThat(run("", HEALTHY, "--pair=nobody")).isEqualTo(Assess.UNUSABLE);
		assertThat(err()).contains("does not have the pair nobody");
	}

	@ParameterizedTest
	@CsvSource({ "''", "--format=pdf", "--pair=", "--verbose" })
	void whatIsNotUnderstoodShowsHowItIsMeant(String option) {
		assertThat(option.isEmpty() ? run("") : run("", HEALTHY, option)).isEqualTo(Assess.UNUSABLE);
		assertThat(err()).startsWith("Usage: assess");
	}

}
