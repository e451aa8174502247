package dev.switchback.catalog.peeringfailover;

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
record Plan(Purpose purpose, String pair, Circuit primary, Circuit secondary, List<Side> order, List<Family> families,
		Hold hold, Duration soak, @Nullable Duration restoreWithin, SurvivorLoss onSurvivorLoss, boolean requireTraffic,
		@Nullable Baseline primaryBaseline, @Nullable Baseline secondaryBaseline) {

	Plan {
		order = List.copyOf(order);
		families = List.copyOf(families);
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

	/// The plan with a baseline that was recorded.
	Plan with(Baseline baseline) {
		var primary = baseline.circuit().equalsIgnoreCase(this.primary.id());
		return new Plan(this.purpose, this.pair, this.primary, this.secondary, this.order, this.families, this.hold,
				this.soak, this.restoreWithin, this.onSurvivorLoss, this.requireTraffic,
				primary ? baseline : this.primaryBaseline, primary ? this.secondaryBaseline : baseline);
	}

}
