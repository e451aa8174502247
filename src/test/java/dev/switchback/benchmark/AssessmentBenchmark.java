package dev.switchback.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How long an assessment of 100 circuits and 1,000 machines takes once Azure was read: from the stored inventory's text to the
/// findings' text. The machine's own limit is to parse the one and write the other.
class AssessmentBenchmark {

	private static final int COPIES = 50;

	private static final int GROUPS = 334;

	private static final int RUNS = 9;

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/// What a run took, in milliseconds.
	///
	/// @param processor of it, which depends less on what else the machine does
	private record Took(double all, double plain, double processor) {
	}

	@Test
	void fromAWarmInventory() throws IOException {
		var text = JSON.writeValueAsString(estate());
		Report.note("an inventory of %d KiB", text.length() / 1024);
		var took = new Took[RUNS];
		for (var run = 0; run < RUNS; run++) {
			took[run] = run(text);
			Report.note("run %d: %.0f ms, of which parsing and writing %.0f ms; %.0f ms of a processor", run + 1,
					took[run].all(), took[run].plain(), took[run].processor());
		}
		var ours = median(Arrays.stream(took).mapToDouble(Took::all).toArray());
		var plain = median(Arrays.stream(took).mapToDouble(Took::plain).toArray());
		Report.row("(i) 100 circuits and 1,000 machines assessed from a warm inventory",
				"first %.0f ms, median %.0f ms, of a processor %.0f ms".formatted(took[0].all(), ours,
						median(Arrays.stream(took).mapToDouble(Took::processor).toArray())),
				"parsing and writing JSON %.0f ms".formatted(plain), ours / plain, "<= 2 s");
	}

	private static Took run(String text) {
		var processor = ManagementFactory.getThreadMXBean();
		var used = processor.getCurrentThreadCpuTime();
		var started = System.nanoTime();
		var document = (ObjectNode) JSON.readTree(text);
		var parsed = System.nanoTime();
		var assessment = Assessor.assess(new Snapshot(SnapshotReader.checked(document), NOW), new Scope.Everything());
		var judged = System.nanoTime();
		if (assessment.findings().size() < 13 * 1000) {
			throw new AssertionError("only " + assessment.findings().size() + " findings");
		}
		JSON.writeValueAsString(assessment);
		var written = System.nanoTime();
		return new Took((written - started) / 1e6, (parsed - started + written - judged) / 1e6,
				(processor.getCurrentThreadCpuTime() - used) / 1e6);
	}

	private static double median(double[] all) {
		Arrays.sort(all);
		return all[all.length / 2];
	}

	/// Copies of a healthy estate, each with names of its own.
	private static ObjectNode estate() throws IOException {
		var healthy = Files.readString(Path.of("src/test/resources/readiness/healthy.json"));
		var machines = Files.readString(Path.of("src/test/resources/readiness/machines.json"));
		var estate = (ObjectNode) JSON.readTree(healthy);
		var whole = estate.deepCopy();
		for (var copy = 1; copy < COPIES; copy++) {
			var more = JSON.readTree(healthy.replace("contoso", "c" + copy).replace("10.", (10 + copy) + "."));
			for (var list : new String[] { "/circuits", "/gateways", "/ports", "/drills", "/declarations/pairs",
					"/declarations/circuits" }) {
				more.at(list).forEach((one) -> whole.withArray(list).add(one));
			}
		}
		var vault = JSON.readTree(machines).path("vaults").path(0);
		var items = whole.putArray("vaults").add(vault).path(0).withArray("items");
		for (var group = 1; group < GROUPS; group++) {
			JsonNode more = JSON.readTree(machines.replace("app-01", "app-" + group + "x")
				.replace("db-0", "db-" + group + "-")
				.replace("\"g1\"", "\"g" + group + "x\""));
			more.path("vaults").path(0).path("items").forEach(items::add);
		}
		return whole;
	}

}
