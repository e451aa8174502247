package dev.switchback.catalog.vmfailover;

import java.util.Objects;

import dev.switchback.inventory.Workload.Aims;
import dev.switchback.playbook.Recovering;

/// What is recovered at the end of a leg's failover, and what that is measured by.
record Aiming(Plan plan, Leg leg) {

	/// @param complete whether nothing more has to be seen
	Recovering recovering(boolean complete) {
		var facts = this.plan.members().getFirst().known(this.leg).facts();
		var aims = Objects.requireNonNullElse(this.plan.aims(), Aims.NONE);
		return new Recovering(this.leg.key(), this.plan.subject(),
				(facts != null) ? facts.to().toString() : "its other place",
				(this.leg == Leg.OUT) ? null : key("check"), key("failover"),
				this.plan.parts(this.leg).stream().map(this::kept).toList(), complete, aims.recoveryPoint(),
				aims.recoveryTime());
	}

	private Recovering.Kept kept(Part part) {
		var known = this.plan.known(part);
		return new Recovering.Kept(this.plan.member(part).item().vm(), known.pointTime(), known.sourceOffAt());
	}

	private String key(String name) {
		return this.leg.key() + "." + name;
	}

}
