package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.switchback.playbook.Learned;

/// What one leg of a journey is about, as it was when the leg began. Stored with the plan, so its names stay.
///
/// @param leg which one
/// @param item where the protected item was
/// @param sourceVm ARM id of the machine that is left
/// @param adopted whether it was failed over already, by somebody else
/// @param disks as they are replicated
/// @param since when somebody else failed it over, as Azure tells; `null` if nobody did, or it does not tell
/// @param drilled whether a test failover is in the way; `null` in what was learned before that was asked
public record LegFacts(String leg, String item, Place from, Place to, @Nullable String sourceVm, boolean adopted,
		List<DiskSeen> disks, @Nullable Instant since, @Nullable Boolean drilled) implements Learned {

	public LegFacts {
		disks = List.copyOf(disks);
	}

	@Override
	public String sentence() {
		return "the way is %s, with %d %s%s".formatted(way(), this.disks.size(),
				(this.disks.size() == 1) ? "disk" : "disks",
				this.adopted ? ", and somebody else has gone it already" : "");
	}

	static LegFacts of(String leg, ItemSeen seen) {
		return new LegFacts(leg, seen.id().toString(), seen.primary(), seen.recovery(),
				seen.sourceVm().map(Object::toString).orElse(null), seen.failedOver(), seen.disks(),
				seen.failedOver() ? seen.lastFailover().orElse(null) : null, seen.drilling());
	}

	/// As people say it, such as `from westeurope to northeurope`.
	public String way() {
		return "from %s to %s".formatted(this.from, this.to);
	}

}
