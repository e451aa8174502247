package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.InvalidRequest.Fault;
import org.jspecify.annotations.Nullable;

/// Checks what is declared for assessments, and collects everything that is wrong with it.
public final class Designing {

	private static final int LONGEST = 200;

	private static final int MOST = 200;

	/// What is declared for longer nobody looks at again.
	private static final Duration LONGEST_VALIDITY = Duration.ofDays(2 * 366L);

	private final Instant now;

	private final List<Fault> faults = new ArrayList<>();

	private Designing(Instant now) {
		this.now = now;
	}

	/// @throws InvalidRequest naming everything that is wrong
	public static PairDesign checked(PairDesign design, Instant now) {
		var checking = new Designing(now);
		checking.until("/until", design.until());
		checking.circuit("/primary", design.primary());
		checking.circuit("/secondary", design.secondary());
		checking.done();
		return design;
	}

	/// @throws InvalidRequest naming everything that is wrong
	public static Workload checked(String name, Workload workload, Instant now) {
		var checking = new Designing(now);
		if (!Declarations.NAME.matcher(name).matches()) {
			checking.fault("/name",
					"Use up to 63 of a-z, 0-9 and - for the name in the path, beginning with a letter or digit.");
		}
		checking.until("/until", workload.until());
		checking.texts("/regions", workload.regions());
		checking.ids("/networks", workload.networks());
		checking.ids("/machines", workload.machines());
		var aims = workload.objectives();
		checking.time("/objectives/recoveryPoint", aims.recoveryPoint(), Duration.ofDays(30));
		checking.time("/objectives/recoveryTime", aims.recoveryTime(), Duration.ofDays(30));
		checking.time("/objectives/drillEvery", aims.drillEvery(), Duration.ofDays(730));
		checking.done();
		return new Workload(workload.until(),
				workload.regions().stream().map((region) -> region.strip().toLowerCase(Locale.ROOT)).toList(),
				workload.networks(), workload.machines(), workload.critical(), aims);
	}

	private void circuit(String at, PairDesign.@Nullable OfCircuit circuit) {
		if (circuit == null) {
			return;
		}
		until(at + "/until", circuit.until());
		text(at + "/customerSite", circuit.customerSite());
		time(at + "/holdTime", circuit.holdTime(), Duration.ofSeconds(65_535));
		var endpoints = circuit.privateEndpoints();
		if (endpoints != null) {
			time(at + "/privateEndpoints/tcpTimeout", endpoints.tcpTimeout(), Duration.ofDays(1));
		}
		var edges = circuit.customerEdge();
		if (edges != null) {
			Stream.of(edges.primary(), edges.secondary())
				.filter((edge) -> edge != null)
				.flatMap((edge) -> edge.texts().stream())
				.forEach((text) -> text(at + "/customerEdge", text));
		}
		var trials = circuit.trials();
		if (trials != null) {
			trial(at + "/trials/primary", trials.primary());
			trial(at + "/trials/secondary", trials.secondary());
		}
	}

	private void trial(String at, PairDesign.@Nullable Trial trial) {
		if (trial == null) {
			return;
		}
		var when = trial.at();
		if (when == null || when.isAfter(this.now)) {
			fault(at + "/at", "Say when it was, which is not in the future.");
		}
		if (trial.passed() == null) {
			fault(at + "/passed", "Say whether everything arrived over the link.");
		}
		time(at + "/detection", trial.detection(), Duration.ofHours(1));
		time(at + "/latency", trial.latency(), Duration.ofMinutes(1));
	}

	private void until(String at, @Nullable Instant until) {
		if (until != null && (!until.isAfter(this.now) || until.isAfter(this.now.plus(LONGEST_VALIDITY)))) {
			fault(at, "Say until when this counts: in the future, and within two years. Leave it out for no end.");
		}
	}

	private void text(String at, @Nullable String text) {
		if (text != null && (text.isBlank() || text.length() > LONGEST)) {
			fault(at, "Use 1 to %d characters, or leave it out.".formatted(LONGEST));
		}
	}

	private void time(String at, @Nullable Duration time, Duration most) {
		if (time != null && (!time.isPositive() || time.compareTo(most) > 0)) {
			fault(at, "Use a time above zero, and %s at most.".formatted(most));
		}
	}

	private void texts(String at, List<String> texts) {
		texts.forEach((text) -> text(at, text));
		if (texts.size() > MOST || new HashSet<>(texts).size() < texts.size()) {
			fault(at, "Name each once, and %d at most.".formatted(MOST));
		}
	}

	private void ids(String at, List<String> ids) {
		texts(at, ids.stream().map((id) -> id.toLowerCase(Locale.ROOT)).map((id) -> shortened(id)).toList());
		for (var i = 0; i < ids.size(); i++) {
			try {
				ArmId.parse(ids.get(i));
			}
			catch (ArmId.NotAnArmId ex) {
				fault(at + "/" + i, "This is not an ARM id: %s.".formatted(ex.getMessage()));
			}
		}
	}

	/// Ids are longer than other texts; that they are ids bounds them.
	private static String shortened(String id) {
		return Integer.toHexString(id.hashCode()) + id.substring(Math.max(0, id.length() - LONGEST / 2));
	}

	private void fault(String pointer, String sentence) {
		this.faults.add(new Fault(pointer, sentence));
	}

	private void done() {
		if (!this.faults.isEmpty()) {
			throw new InvalidRequest(this.faults);
		}
	}

}
