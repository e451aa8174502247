package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// Everything that a drained circuit brought arrives over the survivor, on the circuit and at each gateway: exactly, or as
/// declared. What somebody answered for at the first check need not arrive; anything more has to.
///
/// @param baseline of the drained circuit
record Covers(Reads reads, DeclaredCircuit survivor, @Nullable Baseline baseline, Drain drain) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		var what = "the peering of " + this.survivor.name();
		return switch (this.reads.peerings().peering(this.survivor, deadline)) {
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(what, Evidence.NONE);
			case Value<PeeringSeen>(var seen, var at) when !this.drain.families().stream().allMatch(seen::on) ->
				new Sighting.Unmet("%s is %s".formatted(what, seen.words()),
						new Notes().state(this.survivor, seen, at).evidence());
			case Value<PeeringSeen> seen -> judge(TablesSeen.read(this.reads, this.survivor, seen, known(), deadline));
		};
	}

	private Sighting judge(TablesSeen tables) {
		return judge(tables.path(), tables.learned(), tables.notes());
	}

	/// @param learned by gateway, in the baseline's order
	Sighting judge(PathSeen path, Map<String, Fetched<List<LearnedRoute>>> learned, Notes notes) {
		var before = known();
		if (before.required().isEmpty() && !answered(SafetyRule.PREFIXES_COVERED)) {
			return incomparable(
					"it is not known what %s should bring, so nothing can be compared with it".formatted(name(before)),
					path, notes);
		}
		if (!answered(SafetyRule.PREFIXES_COVERED)) {
			for (var family : this.drain.families()) {
				if (drained(before).stream().noneMatch((prefix) -> prefix.family() == family)) {
					return incomparable(
							"no %s prefix of %s was ever shown, so nothing can be compared with it; look at the customer edge"
								.formatted(family.spoken(), name(before)),
							path, notes);
				}
			}
		}
		var lacking = new ArrayList<String>();
		var coverage = Coverage.of(required(before), path.arriving(), this.drain.declared(), peeringAt(path));
		var blind = blind(path, notes);
		notes.note("prefixes covered", this.survivor.name(), coverage.words(), peeringAt(path));
		if (path.unseenRoutes().isEmpty() && (!coverage.whole() || path.arriving().isEmpty() && !bringsNothing())) {
			lacking.add("%s of %s over %s".formatted(coverage.words(), name(before), this.survivor.spoken()));
		}
		for (var gateway : before.gateways()) {
			switch (Objects.requireNonNull(learned.get(gateway.id()))) {
				case Failed<List<LearnedRoute>>(var problem, var _) when !cutOff(gateway) ->
					blind = problem.blind("the routes of " + gateway.name(), notes.evidence());
				case Failed<List<LearnedRoute>> _ -> {
				}
				case Value<List<LearnedRoute>> routes -> gateway(before, gateway, routes, coverage, lacking, notes);
			}
		}
		if (!lacking.isEmpty()) {
			return new Sighting.Converging("not everything arrives over %s yet: %s".formatted(this.survivor.spoken(),
					String.join("; ", lacking)), notes.evidence(), this.reads.settings().lookAgain());
		}
		return (blind != null) ? new Sighting.Blind(blind.sentence(), notes.evidence(), blind.lookAgainIn())
				: Sighting.met(covered(before) + onOneLink(path, notes), notes.evidence());
	}

	private Sighting incomparable(String sentence, PathSeen path, Notes notes) {
		var again = this.reads.settings().lookAgain().multipliedBy(5);
		return path.unseenRoutes().isPresent() ? new Sighting.Blind(sentence, notes.evidence(), again)
				: new Sighting.Unsettled(sentence, notes.evidence(), again);
	}

	/// Where somebody answered for not seeing the survivor's tables, the gateways tell alone.
	private Sighting.@Nullable Blind blind(PathSeen path, Notes notes) {
		return path.unseenRoutes()
			.filter((_) -> !answered(SafetyRule.SURVIVOR_TABLES_SEEN) || known().gateways().isEmpty())
			.map((problem) -> problem.blind("a route table of " + this.survivor.name(), notes.evidence()))
			.orElse(null);
	}

	/// What has to arrive of the families that were drained; the others have not moved.
	private Set<Prefix> drained(Baseline before) {
		var drained = new TreeSet<>(before.required());
		drained.addAll(this.drain.declared().requiredOfOther());
		drained.removeIf((prefix) -> !this.drain.families().contains(prefix.family()));
		return drained;
	}

	private Set<Prefix> required(Baseline before) {
		var required = drained(before);
		required.removeAll(this.drain.overruled().prefixes(SafetyRule.PREFIXES_COVERED, this.survivor.name()));
		return required;
	}

	private boolean answered(SafetyRule rule) {
		return this.drain.overruled().has(rule, this.survivor.name());
	}

	private boolean bringsNothing() {
		return answered(SafetyRule.PREFIXES_COVERED) && required(known()).isEmpty();
	}

	/// Somebody answered for it that the gateway has no other path, or none that could be seen.
	private boolean cutOff(Baseline.GatewayFound gateway) {
		var rule = SafetyRule.GATEWAY_HAS_BOTH_PATHS;
		var overruled = this.drain.overruled().of(rule, gateway.name());
		return overruled.filter((it) -> it.lacking().isEmpty()).isPresent()
				|| this.drain.overruled().everything(rule, gateway.name());
	}

	private void gateway(Baseline before, Baseline.GatewayFound gateway, Value<List<LearnedRoute>> routes,
			Coverage coverage, List<String> lacking, Notes notes) {
		if (cutOff(gateway)) {
			notes.learned(gateway.name(), routes, "not looked at, because somebody answers for it");
			return;
		}
		var required = required(before);
		required.removeAll(coverage.declared());
		required.removeAll(this.drain.overruled().prefixes(SafetyRule.GATEWAY_HAS_BOTH_PATHS, gateway.name()));
		var doubtful = GatewayView.of(routes.value()).doubtful(required, gateway);
		notes.learned(gateway.name(), routes, "%d of %s over the survivor".formatted(required.size() - doubtful.size(),
				Words.prefixes(required.size())));
		if (!doubtful.isEmpty()) {
			lacking.add("%s does not learn %s over it".formatted(gateway.name(), Words.some(doubtful)));
		}
	}

	private String covered(Baseline before) {
		var answered = drained(before).size() - required(before).size();
		var aside = (answered > 0) ? "; somebody answers for %s that %s not".formatted(Words.prefixes(answered),
				(answered == 1) ? "does" : "do") : "";
		return before.brought().isEmpty()
				? "%s carries; %s had brought nothing, and all that is known of it arrives%s"
					.formatted(this.survivor.spoken(), name(before), aside)
				: "%s arrive over %s%s%s".formatted(required(before, name(before)), this.survivor.spoken(),
						this.survivor.hasGateways()
								? ", and at " + Words.count(before.gateways().size(), "gateway", "gateways") : "",
						aside);
	}

	/// What arrives, and would not if one more link went down.
	private String onOneLink(PathSeen path, Notes notes) {
		var required = required(known());
		required.removeIf((prefix) -> this.drain.declared().isLocal(prefix, peeringAt(path)));
		var redundancy = Redundancy.of(required, path);
		if (!redundancy.known()) {
			return "";
		}
		notes.note("prefixes by link", this.survivor.name(), redundancy.words(required.size()), peeringAt(path));
		var single = redundancy.single();
		return single.isEmpty() ? "" : "; over one link only: " + Words.some(single);
	}

	private String required(Baseline before, String name) {
		var arrived = arrived(required(before).size());
		return this.drain.declared().pooled() ? "%s that %s to arrive while %s is drained".formatted(arrived,
				(required(before).size() == 1) ? "has" : "have", name) : "%s of %s".formatted(arrived, name);
	}

	private static String arrived(int prefixes) {
		return (prefixes == 1) ? "the one prefix" : "all " + Words.prefixes(prefixes);
	}

	private static Instant peeringAt(PathSeen path) {
		return path.routes().getFirst().at();
	}

	private static String name(Baseline before) {
		return ArmId.tail(before.circuit());
	}

	private Baseline known() {
		return Objects.requireNonNull(this.baseline, "the baseline is not known yet");
	}

}
