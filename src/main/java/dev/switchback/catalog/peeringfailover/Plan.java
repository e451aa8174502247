package dev.switchback.catalog.peeringfailover;

import java.util.stream.Stream;
import java.util.function.Consumer;
import java.util.Objects;
import java.util.Map;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Purpose;
import dev.switchback.azure.expressroute.Declared;
import dev.switchback.azure.expressroute.Drain;
import dev.switchback.azure.expressroute.Overrulings;
import dev.switchback.azure.expressroute.OwnPath;
import dev.switchback.azure.expressroute.PeeringType;
import dev.switchback.azure.probe.Echoes;
import dev.switchback.azure.probe.Probe;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;

/// Everything that the steps need. Stored as JSON, so its names stay.
///
/// @param pair name of the registered pair, or of both circuits
/// @param order the circuits to be drained, one after the other
/// @param restoreWithin when a drained circuit is due back; `null` for no due time
/// @param primaryBaseline `null` until it was recorded
/// @param secondaryBaseline `null` until it was recorded
/// @param chosen what people chose on the way, by the key of the step
/// @param overrides the rules that somebody answers for
/// @param later those that somebody answers for since it is under way: what came last counts
/// @param overruled those of them that failed at the first check, by circuit
/// @param takenOver the circuits that were drained already, by the operation that this one took over from
/// @param probes what answers when traffic flows
/// @param echoes what they answered, by circuit and by what carried then
record Plan(Purpose purpose, String pair, Circuit primary, Circuit secondary, List<Side> order, List<Family> families,
		Hold hold, Duration soak, @Nullable Duration restoreWithin, SurvivorLoss onSurvivorLoss, boolean requireTraffic,
		@Nullable Baseline primaryBaseline, @Nullable Baseline secondaryBaseline, Map<String, Chosen> chosen,
		List<Side> takenOver, List<RuleOverride> overrides, List<RuleOverride> later, List<Overrulings> overruled,
		List<Probe> probes, List<Echoes> echoes) {

	Plan {
		order = List.copyOf(order);
		families = List.copyOf(families);
		chosen = Map.copyOf(Objects.requireNonNullElse(chosen, Map.of()));
		takenOver = List.copyOf(Objects.requireNonNullElse(takenOver, List.of()));
		overrides = List.copyOf(Objects.requireNonNullElse(overrides, List.of()));
		later = List.copyOf(Objects.requireNonNullElse(later, List.of()));
		overruled = List.copyOf(Objects.requireNonNullElse(overruled, List.of()));
		probes = List.copyOf(Objects.requireNonNullElse(probes, List.of()));
		echoes = List.copyOf(Objects.requireNonNullElse(echoes, List.of()));
	}

	/// What people may choose at a step.
	enum Chosen {

		AS_IS, DONE_OUTSIDE

	}

	/// A circuit, and what is declared about the one of its peerings that is meant.
	///
	/// @param peering which one that is
	/// @param says what is declared about its prefixes
	/// @param ownPath whether the service itself depends on it
	/// @param ownPathFrom the replicas or sites that this is declared for; empty if it is for all of them
	record Circuit(String id, @Nullable String site, PeeringType peering, Md5 md5, @Nullable String md5Key,
			Declared says, OwnPath ownPath, List<String> ownPathFrom) {

		Circuit {
			peering = Objects.requireNonNullElse(peering, PeeringType.PRIVATE);
			says = Objects.requireNonNullElse(says, Declared.NOTHING);
			ownPath = Objects.requireNonNullElse(ownPath, OwnPath.UNDECLARED);
			ownPathFrom = List.copyOf(Objects.requireNonNullElse(ownPathFrom, List.of()));
		}

		DeclaredCircuit declared() {
			return DeclaredCircuit.of(this.id, this.site, this.peering, this.md5, this.md5Key);
		}

	}

	/// How long a circuit stays drained.
	///
	/// @param duration `null` for: until somebody decides
	record Hold(@Nullable Duration duration) {
	}

	/// What is done when the circuit that carries is lost.
	enum SurvivorLoss {

		RESTORE, ASK;

		Guard.OnLoss guard() {
			return switch (this) {
				case RESTORE -> Guard.OnLoss.TURN_BACK;
				case ASK -> Guard.OnLoss.ASK;
			};
		}

	}

	DeclaredCircuit circuit(Side side) {
		return switch (side) {
			case PRIMARY -> this.primary.declared();
			case SECONDARY -> this.secondary.declared();
		};
	}

	@Nullable
	Baseline baseline(Side side) {
		return switch (side) {
			case PRIMARY -> this.primaryBaseline;
			case SECONDARY -> this.secondaryBaseline;
		};
	}

	Set<Family> drained() {
		return EnumSet.copyOf(this.families);
	}

	/// Whether somebody takes what is seen at a step for what it should be.
	boolean asIs(String step) {
		return this.chosen.get(step) == Chosen.AS_IS;
	}

	/// Whether somebody says that a circuit was brought back by hand.
	boolean backByHand(Side side) {
		return this.chosen.entrySet()
			.stream()
			.anyMatch((choice) -> choice.getValue() == Chosen.DONE_OUTSIDE
					&& choice.getKey().startsWith(side.key() + "."));
	}

	/// The plan of an emergency: it holds until somebody decides, and nothing is due by itself.
	Plan escalated() {
		return with((edit) -> {
			edit.purpose = Purpose.EMERGENCY;
			edit.hold = new Hold(null);
			edit.restoreWithin = null;
			edit.onSurvivorLoss = SurvivorLoss.ASK;
		});
	}

	Plan accepted(String step) {
		return with((edit) -> edit.chosen.put(step, Chosen.AS_IS));
	}

	Plan doneOutside(String step) {
		return with((edit) -> edit.chosen.put(step, Chosen.DONE_OUTSIDE));
	}

	private Plan with(Consumer<PlanEdit> change) {
		var edit = new PlanEdit(this);
		change.accept(edit);
		return edit.done();
	}

	PeeringType peering() {
		return this.primary.peering();
	}

	/// Which one a circuit is; empty if it, or the peering that is meant of it, is none of these.
	Optional<Side> side(DeclaredCircuit circuit) {
		return Arrays.stream(Side.values())
			.filter((side) -> circuit(side).id().same(circuit.id()) && circuit(side).peering() == circuit.peering())
			.findFirst();
	}

	/// The plan with the baselines of the operation that this one took over from. What that one recorded of another peering
	/// says nothing of this one.
	Plan takenOver(Plan other) {
		if (other.peering() != peering()) {
			return this;
		}
		return with((edit) -> {
			edit.takenOver.clear();
			Stream.of(other.primaryBaseline, other.secondaryBaseline)
				.filter(Objects::nonNull)
				.map(Objects::requireNonNull)
				.forEach((baseline) -> edit.takenOver.add(edit.record(baseline)));
			other.echoes.forEach(edit::heard);
		});
	}

	/// The plan with a baseline that was recorded.
	Plan with(Baseline baseline) {
		return with((edit) -> {
			edit.record(baseline);
		});
	}

	/// The plan with what was overridden at the first check.
	Plan with(Overrulings learned) {
		return with((edit) -> {
			edit.overruled.removeIf((other) -> other.circuit().equalsIgnoreCase(learned.circuit()));
			edit.overruled.add(learned);
		});
	}

	/// The plan with what somebody answers for since it is under way. What is in nobody's way when it is judged again is
	/// left alone, because other circuits' rules may be meant.
	Plan answered(List<RuleOverride> overrides) {
		var plan = with((edit) -> edit.later.addAll(0, overrides));
		for (var side : this.order) {
			if (!drain(side).overruled().known()) {
				plan = plan.with(Overrulings.nothingOf(circuit(side)));
			}
		}
		return plan;
	}

	/// The plan with what probes answered.
	Plan with(Echoes learned) {
		return with((edit) -> edit.heard(learned));
	}

	/// What probes answered before a circuit was drained; `null` if nobody asked them.
	@Nullable
	Echoes before(Side side) {
		return this.echoes.stream()
			.filter((echoes) -> echoes.over() == null
					&& echoes.drained().equalsIgnoreCase(circuit(side).id().toString()))
			.findFirst()
			.orElse(null);
	}

	/// What probes answered last while the other circuit carried alone; `null` if nobody asked them.
	@Nullable
	Echoes meanwhile(Side side) {
		var over = circuit(side.other()).id().toString();
		return this.echoes.stream()
			.filter((echoes) -> echoes.drained().equalsIgnoreCase(circuit(side).id().toString())
					&& over.equalsIgnoreCase(echoes.over()))
			.findFirst()
			.orElse(null);
	}

	/// On what terms a circuit is drained.
	Drain drain(Side side) {
		var overruled = this.overruled.stream()
			.filter((one) -> one.circuit().equalsIgnoreCase(circuit(side).id().toString()))
			.findFirst()
			.orElse(Overrulings.NONE);
		var circuit = (side == Side.PRIMARY) ? this.primary : this.secondary;
		return new Drain(this.purpose, drained(), answers(), overruled, circuit.says(), circuit.ownPath(),
				circuit.ownPathFrom());
	}

	private List<RuleOverride> answers() {
		return Stream.concat(this.later.stream(), this.overrides.stream()).toList();
	}

	/// What is done when the circuit that carries is lost while it carries.
	Guard.OnLoss onLoss() {
		return switch (this.purpose) {
			case DRILL -> Guard.OnLoss.TURN_BACK;
			case MAINTENANCE -> this.onSurvivorLoss.guard();
			case EMERGENCY -> Guard.OnLoss.ASK;
		};
	}

}
