package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.siterecovery.MachineReview;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// A lock on the group that a machine comes from keeps a reprotect from removing the old machine; one on the group it goes to keeps it from being made.
final class MachineUnlocked implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-08", "No lock keeps a machine from being made, or its predecessor from being removed.",
				Basis.READ, Severity.MEDIUM, "Take the locks away, or be ready to do so during a failover.",
				Source.ERRORS);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var locks = new ArrayList<Place>();
		sheet.seen(machine.place().at("body"));
		for (var where : List.of("locks", "targetLocks")) {
			var found = machine.place().at(where, "value");
			sheet.seen(found);
			if (!found.listed()) {
				return sheet.unknown(found.problem()
					.orElse("the inventory does not show which locks concern %s%s".formatted(machine.name(),
							where.equals("locks") ? "" : " where it goes")));
			}
			found.each().forEach((lock) -> {
				sheet.seen(lock.at("id"), lock.at("properties", "level"));
				locks.add(lock);
			});
		}
		return review(snapshot, machine).map((review) -> told(review, locks, sheet))
			.orElseGet(() -> unread(machine, sheet));
	}

	private static Finding told(MachineReview review, List<Place> locks, Sheet sheet) {
		locks.stream()
			.filter((lock) -> review.locks(List.of(lock.node())).verdict() == Verdict.FAIL)
			.forEach((lock) -> sheet.because(lock.at("id"), lock.at("properties", "level")));
		return sheet.as(review.locks(locks.stream().map(Place::node).toList()));
	}

}
