package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.PeeringType;
import dev.switchback.catalog.request.Faults;
import dev.switchback.catalog.peeringfailover.Plan.SurvivorLoss;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Makes a plan of a request, with every default and every bound.
///
/// | parameter | default | bounds |
/// |---|---|---|
/// | `scope` | none: it has to be said | `PRIMARY`, `SECONDARY`, `BOTH` |
/// | `peeringType` | `AzurePrivatePeering` | `AzurePrivatePeering`, `MicrosoftPeering` |
/// | `addressFamilies` | `IPV4` | `IPV4`, `IPV6` or both |
/// | `hold` | `FOR` `PT5M`; in an emergency `UNTIL_DECISION` | up to `PT24H`; `FOR` not in an emergency |
/// | `soak` | `PT30S` | up to `PT30M` |
/// | `restoreWithin` | `PT1H`, in drills | `PT1M` to `PT24H`, longer than hold and soak |
/// | `onSurvivorLoss` | `RESTORE`; in an emergency `ASK` | a choice in maintenance only |
/// | `requireTraffic` | false | |
final class Planning {

	private static final Duration DAY = Duration.ofHours(24);

	private final Pairs pairs;

	Planning(Pairs pairs) {
		this.pairs = pairs;
	}

	private enum Scope {

		PRIMARY, SECONDARY, BOTH;

		List<Side> order() {
			return switch (this) {
				case PRIMARY -> List.of(Side.PRIMARY);
				case SECONDARY -> List.of(Side.SECONDARY);
				case BOTH -> List.of(Side.PRIMARY, Side.SECONDARY);
			};
		}

	}

	private enum Mode {

		FOR, UNTIL_DECISION

	}

	/// @throws InvalidRequest naming everything that is wrong
	Plan plan(Mandate mandate, Request request) {
		var purpose = mandate.purpose();
		var faults = new Faults();
		var parameters = Objects.requireNonNullElse(request.parameters(), Request.Parameters.NONE);
		var pair = this.pairs.resolve(request.target(), peering(parameters), faults);
		var order = order(parameters, faults);
		peeringType(parameters, faults);
		var families = families(parameters, faults);
		var hold = hold(purpose, parameters, faults);
		var soak = faults.duration("/parameters/soak", parameters.soak(), Duration.ofSeconds(30), Duration.ZERO,
				Duration.ofMinutes(30));
		var restoreWithin = restoreWithin(purpose, parameters, hold, soak, faults);
		var onSurvivorLoss = onSurvivorLoss(purpose, parameters, faults);
		var overrides = Overrides.of(mandate, faults);
		if (faults.any() || pair == null) {
			throw faults.invalid();
		}
		return new Plan(purpose, pair.name(), pair.primary(), pair.secondary(), order, families, hold, soak,
				restoreWithin, onSurvivorLoss, Boolean.TRUE.equals(parameters.requireTraffic()), null, null, Map.of(),
				List.of(), overrides, List.of(), List.of(), pair.probes(), List.of());
	}

	private static List<Side> order(Request.Parameters parameters, Faults faults) {
		if (parameters.scope() == null) {
			faults.add("/parameters/scope",
					"Say which circuit is to be drained: PRIMARY, SECONDARY, or BOTH, one after the other.");
		}
		return faults.word("/parameters/scope", parameters.scope(), Scope.class, Scope.PRIMARY).order();
	}

	/// A type that is not known is reported elsewhere.
	private static PeeringType peering(Request.Parameters parameters) {
		return PeeringType.MICROSOFT.resource().equals(parameters.peeringType()) ? PeeringType.MICROSOFT
				: PeeringType.PRIVATE;
	}

	private static void peeringType(Request.Parameters parameters, Faults faults) {
		var type = parameters.peeringType();
		if (type != null && Stream.of(PeeringType.values()).noneMatch((known) -> known.resource().equals(type))) {
			faults.add("/parameters/peeringType", "Use AzurePrivatePeering or MicrosoftPeering.");
		}
	}

	private static List<Family> families(Request.Parameters parameters, Faults faults) {
		var texts = parameters.addressFamilies();
		if (texts == null) {
			return List.of(Family.IPV4);
		}
		var families = EnumSet.noneOf(Family.class);
		for (int i = 0; i < Math.min(texts.size(), 8); i++) {
			var text = texts.get(i);
			var pointer = "/parameters/addressFamilies/" + i;
			switch (text) {
				case "IPV4" -> families.add(Family.IPV4);
				case "IPV6" -> families.add(Family.IPV6);
				case null, default -> faults.add(pointer, "Use IPV4 or IPV6.");
			}
		}
		if (texts.isEmpty() || texts.size() > 8) {
			faults.add("/parameters/addressFamilies", "Name the address families to switch off: IPV4, IPV6, or both.");
		}
		return List.copyOf(families);
	}

	private static Plan.Hold hold(Purpose purpose, Request.Parameters parameters, Faults faults) {
		var hold = Objects.requireNonNullElse(parameters.hold(), Request.Hold.NONE);
		var pointer = "/parameters/hold/duration";
		var usual = (purpose == Purpose.EMERGENCY) ? Mode.UNTIL_DECISION : Mode.FOR;
		return switch (faults.word("/parameters/hold/mode", hold.mode(), Mode.class, usual)) {
			case FOR -> {
				if (purpose == Purpose.EMERGENCY) {
					faults.add("/parameters/hold/mode",
							"An emergency holds until somebody decides: a timer must not bring a sick circuit back. Use UNTIL_DECISION.");
				}
				if ("FOR".equals(hold.mode()) && hold.duration() == null) {
					faults.add(pointer, "Say how long to hold, such as PT5M.");
				}
				yield new Plan.Hold(
						faults.duration(pointer, hold.duration(), Duration.ofMinutes(5), Duration.ZERO, DAY));
			}
			case UNTIL_DECISION -> {
				if (hold.duration() != null) {
					faults.add(pointer, "A hold until a decision has no duration. Leave it out, or hold FOR a time.");
				}
				yield new Plan.Hold(null);
			}
		};
	}

	private static @Nullable Duration restoreWithin(Purpose purpose, Request.Parameters parameters, Plan.Hold hold,
			Duration soak, Faults faults) {
		var pointer = "/parameters/restoreWithin";
		if (purpose != Purpose.DRILL) {
			if (parameters.restoreWithin() != null) {
				faults.add(pointer, "Only a drill restores by itself at a deadline. Leave this out.");
			}
			return null;
		}
		var least = Objects.requireNonNullElse(hold.duration(), Duration.ZERO).plus(soak);
		var fallback = least.compareTo(Duration.ofMinutes(50)) < 0 ? Duration.ofHours(1)
				: least.plus(Duration.ofMinutes(10));
		var within = faults.duration(pointer, parameters.restoreWithin(), fallback, Duration.ofMinutes(1), DAY);
		if (parameters.restoreWithin() != null && within.compareTo(least) <= 0) {
			faults.add(pointer, "This must be longer than hold and soak together, which take %s.".formatted(least));
		}
		return within;
	}

	private static SurvivorLoss onSurvivorLoss(Purpose purpose, Request.Parameters parameters, Faults faults) {
		var pointer = "/parameters/onSurvivorLoss";
		var usual = (purpose == Purpose.EMERGENCY) ? SurvivorLoss.ASK : SurvivorLoss.RESTORE;
		var loss = faults.word(pointer, parameters.onSurvivorLoss(), SurvivorLoss.class, usual);
		if (loss == SurvivorLoss.RESTORE && purpose == Purpose.EMERGENCY) {
			faults.add(pointer,
					"An emergency asks when the other circuit is lost, and offers to restore first. Use ASK, or leave this out.");
		}
		if (loss == SurvivorLoss.ASK && purpose == Purpose.DRILL) {
			faults.add(pointer, "A drill restores when the other circuit is lost. Use RESTORE.");
		}
		return loss;
	}

}
