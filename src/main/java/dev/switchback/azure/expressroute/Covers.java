package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// Everything that a drained circuit brought arrives over the survivor: each prefix exactly, on the circuit and at each
/// gateway.
///
/// @param baseline of the drained circuit
record Covers(Reads reads, DeclaredCircuit survivor, @Nullable Baseline baseline) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		var what = "the peering of " + this.survivor.name();
		return switch (this.reads.peerings().peering(this.survivor, deadline)) {
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(what, Evidence.NONE);
			case Value<PeeringSeen>(var seen, var at) when !seen.on(Family.IPV4) -> new Sighting.Unmet(
					"%s is %s".formatted(what, seen.words()), new Notes().state(this.survivor, seen, at).evidence());
			case Value<PeeringSeen> seen -> tables(seen, known(), deadline);
		};
	}

	private Sighting tables(Value<PeeringSeen> peering, Baseline before, Deadline deadline) {
		var asks = new ArrayList<ArmRead>(PeeringReads.asks(this.survivor, true));
		before.gateways().forEach((gateway) -> asks.add(PeeringReads.learned(ArmId.parse(gateway.id()))));
		var answers = this.reads.arm().ask(asks, deadline);
		var path = PathSeen.of(peering.value(), answers.subList(0, 4));
		Map<String, Fetched<List<LearnedRoute>>> learned = new LinkedHashMap<>();
		for (int i = 0; i < before.gateways().size(); i++) {
			learned.put(before.gateways().get(i).id(), answers.get(4 + i).map(Tables::learned));
		}
		var notes = new Notes().state(this.survivor, peering.value(), peering.at())
			.sessions(this.survivor, path.sessions())
			.prefixes(this.survivor, path);
		return judge(path, learned, notes);
	}

	/// @param learned by gateway, in the baseline's order
	Sighting judge(PathSeen path, Map<String, Fetched<List<LearnedRoute>>> learned, Notes notes) {
		var before = known();
		var lacking = new ArrayList<String>();
		Sighting.@Nullable Blind blind = path.unseenRoutes()
			.map((problem) -> problem.blind("a route table of " + this.survivor.name(), notes.evidence()))
			.orElse(null);
		var coverage = Coverage.of(before.brought(), path.arriving());
		notes.note("prefixes covered", this.survivor.name(), coverage.words(), peeringAt(path));
		if (blind == null && (!coverage.whole() || path.arriving().isEmpty())) {
			lacking.add("%s of %s over %s".formatted(coverage.words(), name(before), this.survivor.spoken()));
		}
		for (var gateway : before.gateways()) {
			switch (Objects.requireNonNull(learned.get(gateway.id()))) {
				case Failed<List<LearnedRoute>>(var problem, var _) ->
					blind = problem.blind("the routes of " + gateway.name(), notes.evidence());
				case Value<List<LearnedRoute>> routes -> gateway(before, gateway, routes, lacking, notes);
			}
		}
		if (!lacking.isEmpty()) {
			return new Sighting.Converging("not everything arrives over %s yet: %s".formatted(this.survivor.spoken(),
					String.join("; ", lacking)), notes.evidence(), this.reads.settings().lookAgain());
		}
		return (blind != null) ? new Sighting.Blind(blind.sentence(), notes.evidence(), blind.lookAgainIn())
				: Sighting.met(covered(before), notes.evidence());
	}

	private void gateway(Baseline before, Baseline.GatewayFound gateway, Value<List<LearnedRoute>> routes,
			List<String> lacking, Notes notes) {
		var required = before.required();
		var view = GatewayView.of(routes.value());
		var doubtful = view.doubtful(required, gateway);
		notes.learned(gateway.name(), routes, "%d of %s over the survivor".formatted(required.size() - doubtful.size(),
				Words.prefixes(required.size())));
		if (!doubtful.isEmpty()) {
			lacking.add("%s does not learn %s over it".formatted(gateway.name(), Words.some(doubtful)));
		}
	}

	private String covered(Baseline before) {
		return before.brought().isEmpty()
				? "%s carries; %s had brought nothing, and its gateways know what they knew before"
					.formatted(this.survivor.spoken(), name(before))
				: "%s of %s arrive over %s, and at %s".formatted(
						(before.brought().size() == 1) ? "the one prefix"
								: "all " + Words.prefixes(before.brought().size()),
						name(before), this.survivor.spoken(),
						Words.count(before.gateways().size(), "gateway", "gateways"));
	}

	private static java.time.Instant peeringAt(PathSeen path) {
		return path.routes().getFirst().at();
	}

	private static String name(Baseline before) {
		return before.circuit().substring(before.circuit().lastIndexOf('/') + 1);
	}

	private Baseline known() {
		return Objects.requireNonNull(this.baseline, "the baseline is not known yet");
	}

}
