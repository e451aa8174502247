package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.Overrulings;
import dev.switchback.azure.probe.Echoes;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;

/// The next plan while it is made from another. What was asked for is not among what changes.
final class PlanEdit {

	private final Plan before;

	Purpose purpose;

	Plan.Hold hold;

	@Nullable
	Duration restoreWithin;

	Plan.SurvivorLoss onSurvivorLoss;

	private @Nullable Baseline primaryBaseline;

	private @Nullable Baseline secondaryBaseline;

	final Map<String, Plan.Chosen> chosen;

	final List<Side> takenOver;

	final List<RuleOverride> later;

	final List<Overrulings> overruled;

	private final List<Echoes> echoes;

	PlanEdit(Plan before) {
		this.before = before;
		this.purpose = before.purpose();
		this.hold = before.hold();
		this.restoreWithin = before.restoreWithin();
		this.onSurvivorLoss = before.onSurvivorLoss();
		this.primaryBaseline = before.primaryBaseline();
		this.secondaryBaseline = before.secondaryBaseline();
		this.chosen = new TreeMap<>(before.chosen());
		this.takenOver = new ArrayList<>(before.takenOver());
		this.later = new ArrayList<>(before.later());
		this.overruled = new ArrayList<>(before.overruled());
		this.echoes = new ArrayList<>(before.echoes());
	}

	/// @return the side whose baseline it is
	Side record(Baseline baseline) {
		if (baseline.circuit().equalsIgnoreCase(this.before.primary().id())) {
			this.primaryBaseline = baseline;
			return Side.PRIMARY;
		}
		this.secondaryBaseline = baseline;
		return Side.SECONDARY;
	}

	/// What was heard last on an occasion counts.
	void heard(Echoes learned) {
		this.echoes.removeIf((other) -> other.drained().equalsIgnoreCase(learned.drained())
				&& Objects.equals(other.over(), learned.over()));
		this.echoes.add(learned);
	}

	Plan done() {
		return new Plan(this.purpose, this.before.pair(), this.before.primary(), this.before.secondary(),
				this.before.order(), this.before.families(), this.hold, this.before.soak(), this.restoreWithin,
				this.onSurvivorLoss, this.before.requireTraffic(), this.primaryBaseline, this.secondaryBaseline,
				this.chosen, this.takenOver, this.before.overrides(), this.later, this.overruled, this.before.probes(),
				this.echoes);
	}

}
