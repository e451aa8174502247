package dev.switchback.readiness.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.switchback.playbook.Spoken;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// How long a failover of a machine took when it was last carried out, against how long it may take. A drill in a network of its
/// own is not timed, and what the way home took is another matter: that way is gone without haste. What was measured before a
/// machine was to be drilled again proves nothing; nor does a failover whose application never answered, unless it took too
/// long already.
final class MachineInTime implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-15", "A failover of a machine takes no longer than is declared to be bearable.",
				Basis.MEASURED, Severity.HIGH,
				"Find out whether people, Azure or an application took so long, or declare that it may take longer.",
				Source.OWN);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		return MachineAims.strict(snapshot, machine, "recoveryTime", sheet, judged(snapshot, machine, sheet));
	}

	private static Finding judged(Snapshot snapshot, Machine machine, Sheet sheet) {
		var aims = MachineAims.declared(snapshot, machine, "recoveryTime");
		if (aims.isEmpty()) {
			return sheet.seen(snapshot.root().at("declarations", "workloads"))
				.notApplicable("how long %s may be away is not declared".formatted(machine.name()));
		}
		sheet.seen(aims).seen(machine.place().at("body"));
		var all = all(snapshot, machine);
		var undated = all.stream().map((one) -> one.at("at")).filter((at) -> at.moment().isEmpty()).findFirst();
		if (undated.isPresent()) {
			return sheet.seen(undated.get())
				.unknown("it is not known when a failover of %s was measured".formatted(machine.name()));
		}
		var latest = latest(all, snapshot.now());
		if (latest.isEmpty()) {
			return sheet.seen(snapshot.recoveries())
				.unknown("no failover of %s was measured".formatted(machine.name()));
		}
		var at = latest.get().at("at");
		var took = latest.get().at("recoveryTime");
		sheet.seen(took, at, latest.get().at("complete"));
		return judge(machine, took.duration(), MachineAims.shortest(aims).orElseThrow(), latest.get(),
				old(at.moment().orElseThrow(), MachineAims.of(snapshot, machine).drillAge(), snapshot.now()), sheet);
	}

	private static Finding judge(Machine machine, Optional<Duration> took, Duration aim, Place latest, boolean old,
			Sheet sheet) {
		if (took.isEmpty()) {
			return sheet.unknown("it is not known how long the latest failover of %s took".formatted(machine.name()));
		}
		if (took.get().compareTo(aim) > 0) {
			return sheet.fail("the latest failover of %s took %s, and may take %s".formatted(machine.name(),
					Spoken.of(took.get()), Spoken.of(aim)));
		}
		if (!latest.at("complete").flag().orElse(false)) {
			return sheet.unknown("in the latest failover of %s it was not seen that its application answers"
				.formatted(machine.name()));
		}
		return old ? sheet.unknown("it is too long ago that a failover of %s was measured".formatted(machine.name()))
				: sheet.pass("the latest failover of %s took %s".formatted(machine.name(), Spoken.of(took.get())));
	}

	private static boolean old(Instant at, Duration drillAge, Instant now) {
		return at.isBefore(now.minus(drillAge));
	}

	private static List<Place> all(Snapshot snapshot, Machine machine) {
		return snapshot.recoveries()
			.each()
			.stream()
			.filter((one) -> !one.at("leg").says("back") && machine.is(one.at("item").label()))
			.toList();
	}

	private static Optional<Place> latest(List<Place> all, Instant now) {
		return all.stream()
			.filter((one) -> one.at("at").moment().filter((at) -> !at.isAfter(now)).isPresent())
			.max(Comparator.comparing((one) -> one.at("at").moment().orElseThrow()));
	}

}
