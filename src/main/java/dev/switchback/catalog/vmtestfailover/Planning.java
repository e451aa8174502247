package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.switchback.azure.siterecovery.GroupRef;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.catalog.request.Faults;
import dev.switchback.catalog.request.Machines;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Makes a plan of a request, with every default and every bound.
///
/// | parameter | default | bounds |
/// |---|---|---|
/// | `networkId` | none: it has to be said | a network that reaches nothing |
/// | `recoveryPoint` | `LATEST_PROCESSED` | the other strategies; `CUSTOM` with an id |
/// | `hold` | `FOR` `PT15M` | up to `PT24H`; `UNTIL_DECISION` |
/// | `cleanUpWithin` | the hold and an hour, at least `PT2H` | `PT15M` to `PT48H`, longer than the hold |
final class Planning {

	private static final Duration USUAL_HOLD = Duration.ofMinutes(15);

	private static final String GROUP = "/target/recoveryPlanId";

	private final ProtectedVms machines;

	Planning(ProtectedVms machines) {
		this.machines = machines;
	}

	/// One machine, or the machines of a group.
	private record Found(ItemRef first, @Nullable GroupRef group, @Nullable List<Copy> members) {
	}

	private enum Mode {

		FOR, UNTIL_DECISION

	}

	/// @throws dev.switchback.playbook.InvalidRequest naming everything that is wrong
	Plan plan(Mandate mandate, Request request) {
		var faults = new Faults();
		var parameters = Objects.requireNonNullElse(request.parameters(), Request.Parameters.NONE);
		if (mandate.purpose() != Purpose.DRILL) {
			faults.add("/purpose", "A test failover is a DRILL. What is to serve people is a VM_FAILOVER.");
		}
		Machines.noOverrides(mandate, faults);
		var network = network(parameters.networkId(), faults);
		var point = parameters.recoveryPoint();
		var wish = (point != null) ? Machines.point(point.strategy(), point.id(), faults) : Machines.USUAL_POINT;
		var hold = hold(parameters.hold(), faults);
		var within = within(parameters.cleanUpWithin(), hold, faults);
		var found = found(request.target(), wish, mandate.purpose(), faults);
		if (faults.any() || found == null) {
			throw faults.invalid();
		}
		return new Plan(mandate.purpose(), found.first(), network, wish, hold, within, null, null, null, found.group(),
				found.members());
	}

	private @Nullable Found found(Request.@Nullable Machine target, RecoveryPointWish wish, Purpose purpose,
			Faults faults) {
		var plan = (target != null) ? target.recoveryPlanId() : null;
		var id = (target != null) ? target.protectedItemId() : null;
		if (plan == null) {
			var item = new Machines(this.machines).item(id, purpose, faults);
			return (item != null) ? new Found(item, null, null) : null;
		}
		if (id != null) {
			faults.add(GROUP, "Name either one machine or a recovery plan.");
		}
		if (wish.strategy() == RecoveryPointWish.Strategy.CUSTOM) {
			faults.add("/parameters/recoveryPoint/strategy",
					"A recovery plan goes to a kind of point, and to none that is named: leave CUSTOM to single machines.");
		}
		if (faults.any()) {
			return null;
		}
		var group = this.machines.group(GROUP, plan, purpose);
		var members = IntStream.range(0, group.members().size())
			.mapToObj((index) -> new Copy(group.members().get(index).ref(), index + 1, null, null))
			.toList();
		return new Found(members.getFirst().item(), group.ref(), members);
	}

	private static String network(@Nullable String id, Faults faults) {
		var pointer = "/parameters/networkId";
		if (id == null) {
			faults.add(pointer, "Name a virtual network in the other place of the machine that reaches nothing.");
			return "";
		}
		Machines.resource(pointer, id, "Microsoft.Network", "virtualNetworks", faults);
		return id;
	}

	private static @Nullable Duration hold(Request.@Nullable Hold asked, Faults faults) {
		var hold = Objects.requireNonNullElse(asked, Request.Hold.NONE);
		var pointer = "/parameters/hold/duration";
		return switch (faults.word("/parameters/hold/mode", hold.mode(), Mode.class, Mode.FOR)) {
			case FOR -> faults.duration(pointer, hold.duration(), USUAL_HOLD, Duration.ZERO, Duration.ofHours(24));
			case UNTIL_DECISION -> {
				if (hold.duration() != null) {
					faults.add(pointer, "A hold until a decision has no duration. Leave it out, or hold FOR a time.");
				}
				yield null;
			}
		};
	}

	private static Duration within(@Nullable String text, @Nullable Duration hold, Faults faults) {
		var pointer = "/parameters/cleanUpWithin";
		var held = Objects.requireNonNullElse(hold, Duration.ZERO);
		var usual = held.plus(Duration.ofHours(1));
		var least = Duration.ofHours(2);
		var within = faults.duration(pointer, text, (usual.compareTo(least) < 0) ? least : usual,
				Duration.ofMinutes(15), Duration.ofHours(48));
		if (text != null && within.compareTo(held) <= 0) {
			faults.add(pointer, "This must be longer than the hold, which takes %s.".formatted(held));
		}
		return within;
	}

}
