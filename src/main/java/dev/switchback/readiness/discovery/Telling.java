package dev.switchback.readiness.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.inventory.Attested;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.Designs;
import dev.switchback.inventory.PairDesign;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts what people declare, and what drills showed, into an inventory.
public final class Telling {

	/// What is not declared is left out.
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
		.build();

	private final CircuitPairs pairs;

	private final Designs designs;

	public Telling(CircuitPairs pairs, Designs designs) {
		this.pairs = pairs;
		this.designs = designs;
	}

	/// The subscriptions of all declared circuits, and others.
	public Set<String> subscriptions(List<String> more) {
		var subscriptions = new TreeSet<>(more);
		circuits().forEach((circuit) -> subscriptions.add(circuit.subscription()));
		return subscriptions;
	}

	/// All declared circuits.
	public List<ArmId> circuits() {
		return this.pairs.all().stream().flatMap((pair) -> pair.circuits().stream()).map(ArmId::parse).toList();
	}

	/// What is declared now.
	public void tell(ObjectNode document) {
		var declarations = document.putObject("declarations");
		var pairs = declarations.putArray("pairs");
		var circuits = declarations.putArray("circuits");
		for (var pair : this.pairs.all()) {
			var one = pairs.addObject()
				.put("name", pair.name())
				.put("primary", pair.primary().id())
				.put("secondary", pair.secondary().id())
				.put("by", pair.declaredBy())
				.put("at", pair.declaredAt().toString());
			var objectives = one.putObject("objectives");
			if (pair.objectives().convergence() != null) {
				objectives.put("convergence", pair.objectives().convergence().toString());
			}
			if (pair.objectives().drillEvery() != null) {
				objectives.put("drillEvery", pair.objectives().drillEvery().toString());
			}
			circuit(circuits.addObject(), pair, pair.primary());
			circuit(circuits.addObject(), pair, pair.secondary());
			this.designs.pair(pair.name()).ifPresent((design) -> design(design, pair, one, circuits));
		}
		var workloads = declarations.putArray("workloads");
		this.designs.workloads()
			.forEach((workload) -> workloads.add(attested(workload, workload.what()).put("name", workload.name())));
	}

	/// Beside what is declared of the circuits already: each counts as long as it says itself.
	private static void design(Attested<PairDesign> declared, CircuitPair pair, ObjectNode said, ArrayNode circuits) {
		var design = declared.what();
		if (design.fibre() != null) {
			var fibre = said.putObject("design").put("fibre", design.fibre().name());
			fibre.put("by", declared.by()).put("at", declared.at().toString());
			if (design.until() != null) {
				fibre.put("until", design.until().toString());
			}
		}
		circuit(declared, design.primary(), pair.primary(), circuits);
		circuit(declared, design.secondary(), pair.secondary(), circuits);
	}

	private static void circuit(Attested<PairDesign> declared, PairDesign.@Nullable OfCircuit design, Circuit circuit,
			ArrayNode circuits) {
		if (design != null) {
			var said = attested(declared, design).put("circuit", circuit.id());
			said.remove("trials");
			circuits.add(said);
		}
	}

	private static ObjectNode attested(Attested<?> declared, Record what) {
		ObjectNode said = MAPPER.valueToTree(what);
		return said.put("by", declared.by()).put("at", declared.at().toString());
	}

	private static void circuit(ObjectNode said, CircuitPair pair, Circuit circuit) {
		said.put("circuit", circuit.id()).put("by", pair.declaredBy()).put("at", pair.declaredAt().toString());
		key(said, circuit.md5(), circuit.md5Key());
		var microsoft = said.putObject("microsoftPeering");
		key(microsoft, circuit.microsoftPeering().md5(), circuit.microsoftPeering().md5Key());
		texts(said.putObject("nat").putArray("pools"), circuit.microsoftPeering().natPools());
		texts(said.putArray("prefixes"), circuit.prefixes());
		texts(said.putArray("summaries"), circuit.summaries());
		var local = said.putArray("local");
		circuit.local()
			.forEach((one) -> local.addObject()
				.put("prefix", one.prefix())
				.put("owner", one.owner())
				.put("until", one.until().toString()));
		var maintenance = said.putArray("maintenance");
		circuit.maintenance()
			.forEach((one) -> maintenance.addObject()
				.put("from", one.from().toString())
				.put("until", one.until().toString())
				.put("by", one.by()));
	}

	private static void key(ObjectNode said, CircuitPair.Md5 use, @Nullable String reference) {
		said.put("md5", use.name());
		if (reference != null) {
			said.put("md5Key", reference);
		}
	}

	private static void texts(ArrayNode array, List<String> texts) {
		texts.forEach(array::add);
	}

	/// What people saw when they tried out links.
	private void trials(ArrayNode drills) {
		for (var pair : this.pairs.all()) {
			this.designs.pair(pair.name()).ifPresent((design) -> {
				trials(design, design.what().primary(), pair.primary(), drills);
				trials(design, design.what().secondary(), pair.secondary(), drills);
			});
		}
	}

	private static void trials(Attested<PairDesign> declared, PairDesign.@Nullable OfCircuit design, Circuit circuit,
			ArrayNode drills) {
		var trials = (design != null) ? design.trials() : null;
		if (trials != null) {
			trial(declared, trials.primary(), circuit, "PRIMARY", drills);
			trial(declared, trials.secondary(), circuit, "SECONDARY", drills);
		}
	}

	private static void trial(Attested<PairDesign> declared, PairDesign.@Nullable Trial trial, Circuit circuit,
			String link, ArrayNode drills) {
		if (trial == null) {
			return;
		}
		var drill = drills.addObject()
			.put("circuit", circuit.id())
			.put("link", link)
			.put("at", String.valueOf(trial.at()))
			.put("by", declared.by())
			.put("verdict", Boolean.TRUE.equals(trial.passed()) ? "PASS" : "FAIL")
			.put("cause", (trial.detection() != null) ? "SILENT_FAILURE" : "ADMINISTRATIVE");
		if (trial.detection() != null) {
			drill.put("detection", trial.detection().toString());
		}
		if (trial.latency() != null) {
			drill.put("latency", trial.latency().toString());
		}
	}

	/// What failovers of machines showed.
	public void recovered(ObjectNode document, List<Drills.Recovered> recovered) {
		var recoveries = document.putArray("recoveries");
		for (var one : recovered) {
			var recovery = recoveries.addObject()
				.put("item", one.item())
				.put("leg", one.leg())
				.put("at", one.at().toString())
				.put("complete", one.complete())
				.put("operation", one.operation());
			if (one.took() != null) {
				recovery.put("recoveryTime", one.took().toString());
			}
		}
	}

	/// What drills showed, and what people saw of links alone.
	public void tell(ObjectNode document, List<Drills.Tried> tried) {
		var drills = document.putArray("drills");
		trials(drills);
		for (var one : new ArrayList<>(tried)) {
			var drill = drills.addObject()
				.put("circuit", one.circuit())
				.put("at", one.at().toString())
				.put("verdict", one.passed() ? "PASS" : "FAIL")
				// Draining ends the sessions aloud: it shows nothing of how a failure is noticed.
				.put("cause", "ADMINISTRATIVE")
				.put("operation", one.operation());
			if (one.convergence() != null) {
				drill.put("convergence", one.convergence().toString());
			}
			if (one.over() != null) {
				drill.putObject("over")
					.put("circuit", one.over().circuit())
					.put("latency", one.over().latency().toString());
			}
		}
	}

}
