package dev.switchback.engine;

import java.util.List;
import java.util.Set;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;

/// Whether a changing call may be made, by what is really so: never both paths, and in an emergency nothing is brought back
/// by itself.
final class Permitted {

	/// How old the read of the survivor may be when a call leaves: what is kept of it may be five seconds old, and the call
	/// may leave five seconds later.
	private static final long SURVIVOR_SEEN = 11 * DeterministicRun.SECOND;

	/// Until these have passed, the loss of the survivor turns back in every purpose.
	private static final List<String> UNVERIFIED = List.of("disable", "drained");

	private static final Set<Decision> BRING_BACK = Set.of(Decision.RESTORE, Decision.CANCEL, Decision.PROCEED,
			Decision.RETRY, Decision.DONE_OUTSIDE, Decision.ACCEPT_AS_IS);

	private final DeterministicRun run;

	Permitted(DeterministicRun run) {
		this.run = run;
	}

	void judge(Operation operation, Mutation line, String body) {
		var circuit = circuit(line.target());
		var promised = operation.obligations()
			.stream()
			.anyMatch((obligation) -> line.id().equals(obligation.mutation()) && obligation.open());
		if (!switchesOff(body)) {
			enable(operation, line);
		}
		else if (promised) {
			disable(circuit);
		}
		else {
			this.run.watch.violated("%s is switched off, and nobody promised to bring it back".formatted(circuit));
		}
	}

	static boolean switchesOff(String body) {
		return body.replace(" ", "").contains("\"state\":\"Disabled\"");
	}

	static String circuit(String target) {
		return Peerings.CIRCUITS.stream()
			.filter((name) -> target.toLowerCase().contains("/" + name + "/"))
			.findFirst()
			.orElseThrow();
	}

	private void disable(String circuit) {
		var survivor = Peerings.other(circuit);
		var peerings = this.run.watch.peerings;
		if (peerings.downByUs(survivor)) {
			this.run.watch.violated("%s is switched off while %s is off by our doing".formatted(circuit, survivor));
		}
		if (!peerings.enabledSince(survivor, this.run.turns.now() - SURVIVOR_SEEN)) {
			this.run.watch.violated("%s is switched off while %s is off".formatted(circuit, survivor));
		}
	}

	/// What counts is what it was when the call was intended: who makes an emergency of it after that comes too late for this
	/// one.
	private void enable(Operation operation, Mutation line) {
		if (UNVERIFIED.stream().anyMatch(operation.lastRun().key()::endsWith)) {
			return;
		}
		var emergency = operation.order().purpose() == Purpose.EMERGENCY;
		var decided = false;
		for (var entry : this.run.store.events(operation.id(), 0, Integer.MAX_VALUE)) {
			if (entry.event() instanceof Event.Intended(var intended, var _) && intended.id().equals(line.id())) {
				break;
			}
			emergency |= entry.event() instanceof Event.Escalated;
			decided = switch (entry.event()) {
				case Event.Decided(var decision, var _, var _, var _, var _) when BRING_BACK.contains(decision) -> true;
				case Event.Escalated _ -> false;
				case Event.Intended intended when !intended.promised().isEmpty() -> false;
				default -> decided;
			};
		}
		if (emergency && !decided) {
			this.run.watch
				.violated("%s brings back by itself, in an emergency: %s".formatted(operation.code(), line.title()));
		}
	}

}
