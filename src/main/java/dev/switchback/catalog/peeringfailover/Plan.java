package dev.switchback.catalog.peeringfailover;

import java.util.stream.Stream;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.Objects;
import java.util.Map;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Everything that the steps need. Stored as JSON, so its names stay.
///
/// @param pair name of the registered pair, or of both circuits
/// @param order the circuits to be drained, one after the other
/// @param restoreWithin when a drained circuit is due back; `null` for no due time
/// @param primaryBaseline `null` until it was recorded
/// @param secondaryBaseline `null` until it was recorded
/// @param chosen what people chose on the way, by the key of the step
/// @param takenOver the circuits that were drained already, by the operation that this one took over from
record Plan(Purpose purpose, String pair, Circuit primary, Circuit secondary, List<Side> order, List<Family> families,
		Hold hold, Duration soak, @Nullable Duration restoreWithin, SurvivorLoss onSurvivorLoss, boolean requireTraffic,
		@Nullable Baseline primaryBaseline, @Nullable Baseline secondaryBaseline, Map<String, Chosen> chosen,
		List<Side> takenOver) {

	Plan {
		order = List.copyOf(order);
		families = List.copyOf(families);
		chosen = Map.copyOf(Objects.requireNonNullElse(chosen, Map.of()));
		takenOver = List.copyOf(Objects.requireNonNullElse(takenOver, List.of()));
	}

	/// What people may choose at a step.
	enum Chosen {

		AS_IS, DONE_OUTSIDE

	}

	/// A circuit, and what is declared about it.
	record Circuit(String id, @Nullable String site, Md5 md5) {

		DeclaredCircuit declared() {
			return DeclaredCircuit.of(this.id, this.site, this.md5);
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
		return new Plan(Purpose.EMERGENCY, this.pair, this.primary, this.secondary, this.order, this.families,
				new Hold(null), this.soak, null, SurvivorLoss.ASK, this.requireTraffic, this.primaryBaseline,
				this.secondaryBaseline, this.chosen, this.takenOver);
	}

	Plan accepted(String step) {
		return with(step, Chosen.AS_IS);
	}

	Plan doneOutside(String step) {
		return with(step, Chosen.DONE_OUTSIDE);
	}

	private Plan with(String step, Chosen choice) {
		var chosen = new TreeMap<>(this.chosen);
		chosen.put(step, choice);
		return new Plan(this.purpose, this.pair, this.primary, this.secondary, this.order, this.families, this.hold,
				this.soak, this.restoreWithin, this.onSurvivorLoss, this.requireTraffic, this.primaryBaseline,
				this.secondaryBaseline, chosen, this.takenOver);
	}

	/// The plan with the baselines of the operation that this one took over from.
	Plan takenOver(Plan other) {
		var plan = this;
		var sides = new ArrayList<Side>();
		for (var baseline : Stream.of(other.primaryBaseline, other.secondaryBaseline)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList()) {
			plan = plan.with(baseline);
			sides.add(baseline.circuit().equalsIgnoreCase(this.primary.id()) ? Side.PRIMARY : Side.SECONDARY);
		}
		return new Plan(plan.purpose, plan.pair, plan.primary, plan.secondary, plan.order, plan.families, plan.hold,
				plan.soak, plan.restoreWithin, plan.onSurvivorLoss, plan.requireTraffic, plan.primaryBaseline,
				plan.secondaryBaseline, plan.chosen, sides);
	}

	/// The plan with a baseline that was recorded.
	Plan with(Baseline baseline) {
		var primary = baseline.circuit().equalsIgnoreCase(this.primary.id());
		return new Plan(this.purpose, this.pair, this.primary, this.secondary, this.order, this.families, this.hold,
				this.soak, this.restoreWithin, this.onSurvivorLoss, this.requireTraffic,
				primary ? baseline : this.primaryBaseline, primary ? this.secondaryBaseline : baseline, this.chosen,
				this.takenOver);
	}

}
