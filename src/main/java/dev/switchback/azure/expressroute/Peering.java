package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// The peering of one circuit of a pair, and what can be asked of it and done to it. Nothing is read until a
/// condition is looked at. A baseline may be unknown while steps are only listed; looking without it is a bug.
public final class Peering {

	private final Reads reads;

	private final DeclaredCircuit circuit;

	Peering(Reads reads, DeclaredCircuit circuit) {
		this.reads = reads;
		this.circuit = circuit;
	}

	/// Whether this one can carry everything while the other one is drained: all rules. Learns [Overrulings] if
	/// somebody answers for some.
	public Condition canStandInFor(Peering drained, Drain drain) {
		return new CanStandIn(this.reads, drained.circuit, this.circuit, drain);
	}

	/// If first this one and then the other one is drained: whether each override speaks of a rule that fails for one of
	/// them. Learns [Overrulings.OfBoth].
	public Condition overridesFit(Drain drain, Peering second, Drain secondDrain) {
		return new OverridesFit(new CanStandIn(this.reads, this.circuit, second.circuit, drain),
				new CanStandIn(this.reads, second.circuit, this.circuit, secondDrain));
	}

	/// Records what has to be restored and what has to be covered; learns a [Baseline].
	///
	/// @param survivor the other circuit of the pair
	public Condition baseline(Peering survivor, Drain drain) {
		return new RecordsBaseline(this.reads, this.circuit, survivor.circuit, drain);
	}

	/// The same as [#baseline], in the name of a person who takes what is seen for what it should be: it is remembered as
	/// healthy as well.
	public Condition acceptedAsIs(Peering survivor, Drain drain) {
		var recording = baseline(survivor, drain);
		return (look) -> {
			var sighting = recording.look(look);
			if (sighting instanceof Sighting.Met(var _, var _, Baseline accepted)) {
				new Remembering(this.reads.healthy()).accept(this.circuit, accepted);
			}
			return sighting;
		};
	}

	/// Switches families off, guarded by the survivor, with the promise to switch them
	/// back.
	///
	/// @param promise key of the promise
	/// @param restoreWithin when the promise is due, from the intent on; `null` if it has
	/// no due time of its own
	public Effect disabled(Drain drain, Peering survivor, @Nullable Baseline baseline, String promise,
			@Nullable Duration restoreWithin) {
		return new Disabled(this.reads,
				new Disabled.Terms(this.circuit, survivor.circuit, drain, promise, restoreWithin), baseline);
	}

	/// Nothing arrives over it any more.
	public Condition isSilent(Set<Family> families, @Nullable Baseline baseline) {
		return new Silent(this.reads, this.circuit, families, baseline);
	}

	/// Everything that the other circuit brought arrives over this one.
	///
	/// @param drained baseline of the other circuit
	/// @param drain on which terms it was drained: what somebody answered for need not arrive
	public Condition covers(@Nullable Baseline drained, Drain drain) {
		return new Covers(this.reads, this.circuit, drained, drain);
	}

	/// It is enabled and was not seen down on both links.
	///
	/// @param drained baseline of the other circuit
	public Condition isStanding(@Nullable Baseline drained) {
		return new Stands(this.reads, this.circuit, drained, Set.of(), Set.of());
	}

	/// It is enabled and was not seen to bring nothing on both links; if somebody answered for it that it brought nothing
	/// on either, or for every prefix of a family, it need only stand.
	///
	/// @param drained baseline of the other circuit
	public Condition isCarrying(@Nullable Baseline drained, Drain drain) {
		var carrying = EnumSet.noneOf(Family.class);
		for (var family : Family.values()) {
			if (!broughtNothing(family, drain) && !answeredFor(family, drained, drain)) {
				carrying.add(family);
			}
		}
		return new Stands(this.reads, this.circuit, drained, carrying, drain.families());
	}

	/// Somebody answers for each prefix of the drained circuit in a family that it does not arrive here.
	private boolean answeredFor(Family family, @Nullable Baseline drained, Drain drain) {
		if (drained == null) {
			return false;
		}
		var required = new TreeSet<>(drained.required());
		required.removeIf((prefix) -> prefix.family() != family);
		return !required.isEmpty()
				&& drain.overruled().prefixes(SafetyRule.PREFIXES_COVERED, this.circuit.name()).containsAll(required);
	}

	private boolean broughtNothing(Family family, Drain drain) {
		return drain.overruled()
			.of(SafetyRule.SURVIVOR_BOTH_LINKS, this.circuit.name())
			.filter((known) -> known.verdict() == Verdict.FAIL || family == Family.IPV6)
			.filter((known) -> Stream.of(Link.values())
				.allMatch((link) -> known.lacking().contains(SessionSeen.name(link, family).toLowerCase(Locale.ROOT))))
			.isPresent();
	}

	/// Nobody has switched it on again.
	public Condition isStillDrained(Set<Family> families) {
		return new StillDrained(this.reads, this.circuit, families);
	}

	/// The families that were not switched off still work.
	///
	/// @param families that were switched off
	public Condition keepsTheRest(Set<Family> families, @Nullable Baseline baseline) {
		return new OthersStay(this.reads, this.circuit, families, baseline);
	}

	/// Bytes flow over this one and no longer over the other.
	///
	/// @param staying families that stay on the other one: with them, its counters tell nothing
	public Condition carriesTrafficInsteadOf(Peering drained, Set<Family> staying) {
		return new CarriesTraffic(this.reads, this.circuit, drained.circuit, staying);
	}

	/// The same condition; its evidence also says that nothing tells which way on-premises answers what comes over this one.
	public Condition symmetryUntold(Condition condition) {
		return new Symmetry(this.circuit).untold(condition);
	}

	/// The same condition; if it holds, it also tells that on-premises answers what comes over this one.
	///
	/// @param answers that all who are asked over this one answer
	public Condition symmetryToldBy(Condition answers) {
		return new Symmetry(this.circuit).toldBy(answers);
	}

	/// Its switches are as they were found.
	public Effect asFoundIn(@Nullable Baseline baseline) {
		return new AsFound(this.reads, this.circuit, baseline);
	}

	/// Everything of its baseline is back.
	///
	/// @param families that were switched off
	public Condition matches(Set<Family> families, @Nullable Baseline baseline) {
		return new Matches(this.reads, this.circuit, families, baseline);
	}

}
