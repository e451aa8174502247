package dev.switchback.azure.expressroute;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// The survivor is enabled and not down. It is lost only when that was seen: disabled, or down on both links, or (if it is
/// to carry) bringing nothing on both.
///
/// @param drained the baseline of the drained circuit; its families are those that the survivor must have enabled
/// @param carrying the families in which it must bring prefixes, and not only be up
/// @param alone the families that the other circuit does not carry now: what is lost of them is lost on both
record Stands(Reads reads, DeclaredCircuit survivor, @Nullable Baseline drained, Set<Family> carrying,
		Set<Family> alone) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		var what = "the peering of " + this.survivor.name();
		Supplier<@Nullable PeeringSeen> other = () -> other(deadline);
		return switch (this.reads.peerings().peering(this.survivor, deadline)) {
			case Failed<PeeringSeen>(ArmProblem.NotFound _, var _) ->
				new Sighting.Unmet("%s has no %s any more%s".formatted(this.survivor.spoken(),
						this.survivor.peering().spoken(), both(families(), other)), Evidence.NONE);
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(what, Evidence.NONE);
			case Value<PeeringSeen>(var seen, var at) when !families().stream().allMatch(seen::on) ->
				new Sighting.Unmet("%s is %s%s".formatted(what, seen.words(), both(off(seen), other)),
						new Notes().state(this.survivor, seen, at).evidence());
			case Value<PeeringSeen>(var seen, var at) -> {
				// Without its routes nothing may tell whether IPv6 works.
				var routes = families().contains(Family.IPV6);
				var answers = this.reads.arm().ask(PeeringReads.asks(this.survivor, routes), deadline);
				var sessions = SessionSeen.of(seen, answers);
				yield judge(sessions,
						new Notes().state(this.survivor, seen, at).sessions(this.survivor, sessions).evidence(), other);
			}
		};
	}

	/// @param other the peering that is taken for drained; `null` if it cannot be read
	Sighting judge(List<SessionSeen> sessions, Evidence evidence, Supplier<@Nullable PeeringSeen> other) {
		var concerned = sessions.stream().filter((session) -> families().contains(session.family())).toList();
		var words = "%s: %s".formatted(this.survivor.spoken(), SurvivorRules.words(concerned));
		var lost = families().stream()
			.filter((family) -> lost(family, of(family, concerned)))
			.collect(Collectors.toUnmodifiableSet());
		if (!lost.isEmpty()) {
			return new Sighting.Unmet(lost(concerned) + both(lost, other), evidence);
		}
		return families().stream().allMatch((family) -> stands(family, of(family, concerned))) ? Sighting
			.met("%s %s".formatted(this.survivor.spoken(), this.carrying.isEmpty() ? "stands" : "carries"), evidence)
				: new Sighting.Blind("the sessions of " + words, evidence, this.reads.settings().lookAgain());
	}

	/// The same as long as nothing stands: a session that is down tries again every few seconds, and whoever is asked about it
	/// must not be asked anew each time.
	private String lost(List<SessionSeen> sessions) {
		return "%s: %s".formatted(this.survivor.spoken(),
				sessions.stream()
					.map((session) -> session.name() + " " + session.brief())
					.collect(Collectors.joining("; ")));
	}

	private Set<Family> off(PeeringSeen seen) {
		return families().stream().filter((family) -> !seen.on(family)).collect(Collectors.toUnmodifiableSet());
	}

	/// What nobody may have to find out for themselves: that nothing is left of what is lost here. That is the worst there is
	/// to say, so it is not said of what somebody has switched on again meanwhile.
	private String both(Set<Family> lost, Supplier<@Nullable PeeringSeen> other) {
		var both = lost.stream().filter(this.alone::contains).collect(Collectors.toUnmodifiableSet());
		if (both.isEmpty() || this.drained == null) {
			return "";
		}
		var name = ArmId.tail(this.drained.circuit());
		var seen = other.get();
		if (seen != null && both.stream().anyMatch(seen::on)) {
			return ", and the peering of %s is %s".formatted(name, seen.words());
		}
		return ", while %s is drained: both paths are down%s".formatted(name,
				both.equals(families()) ? "" : " for " + Words.families(both));
	}

	private @Nullable PeeringSeen other(Deadline deadline) {
		var id = ArmId.parse(Objects.requireNonNull(this.drained).circuit());
		var other = new DeclaredCircuit(id, null, this.survivor.peering(), Md5.UNKNOWN, null);
		return (this.reads.peerings().peering(other, deadline) instanceof Value<PeeringSeen>(var seen, var _)) ? seen
				: null;
	}

	private static List<SessionSeen> of(Family family, List<SessionSeen> sessions) {
		return sessions.stream().filter((session) -> session.family() == family).toList();
	}

	/// What is not shown stands: that nothing tells about it was said before anything was drained.
	private boolean stands(Family family, List<SessionSeen> sessions) {
		return sessions.stream().anyMatch(this.carrying.contains(family) ? SessionSeen::carrying : SessionSeen::up)
				|| sessions.stream().allMatch(SessionSeen::unshown);
	}

	/// Prefixes that came over the drained circuit are shown where they arrive: none of a family means that it is lost.
	private boolean lost(Family family, List<SessionSeen> sessions) {
		if (!this.carrying.contains(family)) {
			return !sessions.isEmpty() && sessions.stream().allMatch(SessionSeen::down);
		}
		var shown = this.drained != null && this.drained.brought().stream().anyMatch((one) -> one.family() == family);
		return sessions.stream().allMatch((session) -> session.notCarrying() || shown && session.unshown());
	}

	private Set<Family> families() {
		var families = new HashSet<Family>(Set.of(Family.IPV4));
		if (this.drained != null && this.drained.found().configured(Family.IPV6)) {
			families.add(Family.IPV6);
		}
		return families;
	}

}
