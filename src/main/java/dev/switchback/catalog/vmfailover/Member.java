package dev.switchback.catalog.vmfailover;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.switchback.azure.probe.Probe;
import dev.switchback.azure.siterecovery.ItemRef;
import org.jspecify.annotations.Nullable;

/// A machine that goes. Stored with the plan, so its names stay.
///
/// @param legs what was learned and chosen, by leg
/// @param probes what answers when its application runs where a leg leads, by leg
record Member(ItemRef item, Map<Leg, Known> legs, Map<Leg, List<Probe>> probes) {

	Member {
		legs = Map.copyOf(legs);
		probes = Map.copyOf(probes);
	}

	Known known(Leg leg) {
		return this.legs.getOrDefault(leg, Known.NOTHING);
	}

	List<Probe> probes(Leg leg) {
		return Objects.requireNonNullElse(this.probes.get(leg), List.<Probe>of());
	}

	Member with(Leg leg, UnaryOperator<Known> change) {
		var legs = new EnumMap<Leg, Known>(Leg.class);
		legs.putAll(this.legs);
		legs.put(leg, change.apply(known(leg)));
		return new Member(this.item, legs, this.probes);
	}

	/// Where it came from on a leg; `null` before that was read.
	@Nullable
	String from(Leg leg) {
		var facts = known(leg).facts();
		return (facts != null) ? facts.from().toString() : null;
	}

}
