package dev.switchback.catalog.vmfailover;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.azure.siterecovery.GroupRef;
import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.catalog.request.Machines;
import dev.switchback.inventory.Workload;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Everything that the steps need. Stored as JSON, so its names stay.
///
/// @param members one machine, or all of a group
/// @param group by what the machines go together; `null` for one that goes alone
/// @param aims what people want of them; `null` in what was planned before that was asked
record Plan(Purpose purpose, List<Member> members, @Nullable GroupRef group, boolean shutDownSource,
		RecoveryPointWish recoveryPoint, ReprotectWish reprotect, Timers timers, Workload.@Nullable Aims aims) {

	Plan {
		members = List.copyOf(members);
	}

	/// What people call what goes.
	String subject() {
		return (this.group != null) ? this.group.name() : this.members.getFirst().item().vm();
	}

	/// The machines of a leg.
	List<Part> parts(Leg leg) {
		return (this.group == null) ? List.of(new Part(leg, 0))
				: IntStream.rangeClosed(1, this.members.size()).mapToObj((number) -> new Part(leg, number)).toList();
	}

	/// The machine that a part is about.
	Member member(Part part) {
		return this.members.get(Math.max(part.number() - 1, 0));
	}

	Known known(Part part) {
		return member(part).known(part.leg());
	}

	/// Whether anything was failed over on a leg.
	boolean begun(Leg leg) {
		return this.members.stream().anyMatch((member) -> member.known(leg).failedOver() != null);
	}

	/// When somebody else failed over what goes, the first of several; `null` if nobody did, or it is not known of each.
	@Nullable
	Instant failedOverByOthers(Leg leg) {
		var each = this.members.stream()
			.map((member) -> member.known(leg).facts())
			.flatMap((facts) -> Stream.ofNullable((facts != null) ? facts.since() : null))
			.toList();
		return (each.size() < this.members.size()) ? null : each.stream().min(Comparator.naturalOrder()).orElse(null);
	}

	/// Whether others had everything replicated again when it was seen to be failed over.
	boolean replicated(Leg leg) {
		return this.members.stream()
			.map((member) -> member.known(leg).failedOver())
			.allMatch((failedOver) -> failedOver != null && Boolean.TRUE.equals(failedOver.replicated()));
	}

	/// How many test failovers an emergency has to clean up first.
	int drilled() {
		return (this.purpose != Purpose.EMERGENCY) ? 0
				: Math.toIntExact(this.members.stream()
					.map((member) -> member.known(Leg.OUT).facts())
					.filter((facts) -> facts != null && Boolean.TRUE.equals(facts.drilled()))
					.count());
	}

	/// Whether every source of a leg is known to be off.
	boolean fenced(Leg leg) {
		return this.members.stream().allMatch((member) -> member.known(leg).fenced());
	}

	/// Whether every application was seen to answer where a leg leads.
	boolean probed(Leg leg) {
		return this.members.stream().allMatch((member) -> member.known(leg).probed() != null);
	}

	/// Whether every machine has something that it could be asked by, where a leg leads.
	boolean canBeProbed(Leg leg) {
		return this.members.stream().noneMatch((member) -> member.probes(leg).isEmpty());
	}

	/// Which point a leg goes to: what was asked for first is of the way out; the way home has the latest processed unless
	/// somebody says otherwise.
	RecoveryPointWish wish(Part part) {
		var chosen = known(part).wish();
		if (chosen != null) {
			return chosen;
		}
		return (this.recoveryPoint.strategy() == RecoveryPointWish.Strategy.CUSTOM && part.leg() == Leg.BACK)
				? Machines.USUAL_POINT : this.recoveryPoint;
	}

	/// What a reprotect at the end of a leg is to use.
	ReprotectWish wishBack(Part part) {
		return (part.leg() == Leg.OUT) ? this.reprotect : this.reprotect.home(member(part).known(Leg.OUT).facts());
	}

	/// With what became known of one machine, or of all if none is named.
	Plan with(Part part, UnaryOperator<Known> change) {
		var members = IntStream.range(0, this.members.size())
			.mapToObj((index) -> (part.number() == 0 || part.number() == index + 1)
					? this.members.get(index).with(part.leg(), change) : this.members.get(index))
			.toList();
		return new Plan(this.purpose, members, this.group, this.shutDownSource, this.recoveryPoint, this.reprotect,
				this.timers, this.aims);
	}

	/// Nothing goes on by itself any more that did before.
	Plan escalated() {
		return new Plan(Purpose.EMERGENCY, this.members, this.group, this.shutDownSource, this.recoveryPoint,
				this.reprotect, Timers.NONE, this.aims);
	}

}
