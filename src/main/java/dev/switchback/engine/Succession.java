package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.switchback.operation.Claim;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Heritage;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.TakenOver;
import org.jspecify.annotations.Nullable;

/// How an emergency takes over from the operation that it supersedes: once its own checks have passed, and everything the
/// other one sent is settled. Until then the other one keeps what it holds, and its deadline.
final class Succession {

	private static final Duration UNSETTLED = Duration.ofSeconds(2);

	private final Registry registry;

	private final Supplier<UUID> ids;

	Succession(Registry registry, Supplier<UUID> ids) {
		this.registry = registry;
		this.ids = ids;
	}

	/// Whether it is time: the operation's own checks were passed.
	boolean due(Operation operation) {
		return operation.supersedes() && this.registry.script(operation).reached(operation.lastRun().key());
	}

	/// Waits for what is not settled yet.
	static Move wait(Operation operation, Operation from) {
		var sentence = "%s has a call out whose answer is not known yet".formatted(from.code());
		return sentence.equals(operation.lastRun().sentence()) ? Move.rest(UNSETTLED)
				: Move.rest(UNSETTLED, new Event.Seen(Phase.Seeing.CONVERGING, sentence, Evidence.NONE));
	}

	/// Asks what became of a call of which nobody but a person can say it.
	Move ask(Operation from, Mutation mutation) {
		return Move.on(Doubtful.asked(this.ids.get(), from, mutation));
	}

	/// What happens with the takeover.
	///
	/// @param card as it reads from then on; `null` if it reads as before
	record Taking(List<Event> events, @Nullable ManualCard card) {
	}

	Taking taking(Operation operation, Operation from) {
		if (!from.holdsClaims()) {
			return new Taking(List.of(new Event.TookOver(from.id(), from.code(), List.of(), List.of())), null);
		}
		var events = new ArrayList<Event>();
		events.add(new Heritage(from, heir(operation, from), this.registry.script(operation)::keeps).taken());
		ManualCard card = null;
		if (!from.owed().isEmpty() && alike(operation, from)) {
			var taken = new TakenOver(this.registry.script(from).plan());
			var revised = this.registry.script(operation).revised(taken);
			events.add(revised.revision(taken));
			card = revised.card();
		}
		return new Taking(events, card);
	}

	/// What goes on with what the other operation did. Of another kind of operation nobody can tell, so all of that counts.
	private Function<String, Optional<String>> heir(Operation operation, Operation from) {
		if (!alike(operation, from)) {
			return Optional::of;
		}
		var other = this.registry.script(from);
		var script = this.registry.script(operation);
		return (key) -> script.goesOn(other, from.lastRun().key(), key);
	}

	private static boolean alike(Operation operation, Operation from) {
		return operation.order().kind().equals(from.order().kind())
				&& operation.order().version() == from.order().version();
	}

	/// Somebody else was faster with what the other one had held.
	static Move beaten(List<Claim> by) {
		return Move.on(new Event.Finished(Ending.FAILED, "Nothing was changed: %s was taken by %s meanwhile."
			.formatted(by.getFirst().resource(), by.getFirst().code())));
	}

}
