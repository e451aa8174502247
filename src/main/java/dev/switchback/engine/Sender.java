package dev.switchback.engine;

import dev.switchback.playbook.Secret;
import java.util.HashMap;
import dev.switchback.playbook.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one changing call: commits the intent with everything that must be undone, sends, records the answer. No other
/// code of ours changes anything in Azure.
final class Sender {

	private static final Logger log = LoggerFactory.getLogger(Sender.class);

	private final Operations operations;

	private final Registry registry;

	private final Timekeeper time;

	private final LongSupplier nanos;

	private final Supplier<UUID> ids;

	private final EngineSettings settings;

	Sender(Operations operations, Registry registry, Timekeeper time, LongSupplier nanos, Supplier<UUID> ids,
			EngineSettings settings) {
		this.operations = operations;
		this.registry = registry;
		this.time = time;
		this.nanos = nanos;
		this.ids = ids;
		this.settings = settings;
	}

	/// Sends what is ready, unless somebody appended meanwhile, or a deadline has come by which something has to be back: then
	/// nothing is begun any more.
	/// @return the operation after the intent, or what it is now if nothing was sent
	Appending send(Operation operation, String origin, Urgency urgency, Effect effect, Preparation.Ready ready) {
		var started = this.nanos.getAsLong();
		var at = this.time.instant();
		if (operation.phase() instanceof Phase.Forward && operation.overdue(at).isPresent()) {
			return new Appending.Stale();
		}
		var mutation = intent(origin, ready, at);
		var secrets = new HashMap<UUID, Secret>();
		var promised = new ArrayList<Obligation>();
		for (var promise : ready.promises()) {
			var obligation = Obligation.of(this.ids.get(), promise, mutation.id(), at);
			promised.add(obligation);
			if (promise.secret() != null) {
				secrets.put(obligation.id(), promise.secret());
			}
		}
		var events = new ArrayList<Event>(unmade(operation, promised));
		events.add(new Event.Intended(mutation, promised));
		var appending = promised.isEmpty() ? this.operations.append(operation, at, events)
				: this.operations.intend(operation, at, events, secrets, this.registry.script(operation).card());
		if (!(appending instanceof Appending.Appended)) {
			return appending;
		}
		var answer = answer(effect, ready, new Sending(mutation.id(), urgency, this.settings.notAfter(), started));
		return new Appending.Appended(this.operations.record(operation.id(), mutation.id(), fact(answer)));
	}

	/// A promise that was made with a call which came to nothing is replaced by the one made with the next.
	private static List<Event.Closed> unmade(Operation operation, List<Obligation> promised) {
		var keys = promised.stream().map(Obligation::key).toList();
		return operation.owed()
			.stream()
			.filter((owed) -> keys.contains(owed.key()))
			.map((owed) -> new Event.Closed(owed.id(), Obligation.State.VOID, why(operation, owed)))
			.toList();
	}

	private static String why(Operation operation, Obligation owed) {
		return Optional.ofNullable(owed.mutation())
			.flatMap(operation::mutation)
			.filter((call) -> call.state() == Mutation.State.REFUTED)
			.map((_) -> "The call this was promised with did not happen")
			.orElse("It is promised anew with the next call");
	}

	private Mutation intent(String origin, Preparation.Ready ready, Instant at) {
		var call = ready.call();
		return new Mutation(this.ids.get(), origin, call.method(), call.target(), call.title(), call.etag(), at,
				at.plus(this.settings.notAfter()), Mutation.State.INTENDED, null, Handle.NONE, null, null);
	}

	private static Answer answer(Effect effect, Preparation.Ready ready, Sending sending) {
		try {
			return Objects.requireNonNull(effect.send(ready.call(), sending), "it was answered with nothing");
		}
		catch (RuntimeException ex) {
			log.error("Sending {} went wrong; whether it took effect is in doubt", ready.call(), ex);
			return new Answer.Lost("a bug of ours while sending", Handle.NONE);
		}
	}

	private Mutation.Fact fact(Answer answer) {
		var at = this.time.instant();
		return switch (answer) {
			case Answer.Accepted(var handle) -> new Mutation.Fact(at, Mutation.State.CONFIRMED, handle, null, null);
			case Answer.Rejected(var problem, var handle, var again) ->
				new Mutation.Fact(at, Mutation.State.REFUTED, handle,
						"%s: %s".formatted(problem.code(), problem.message()), (again != null) ? at.plus(again) : null);
			case Answer.Lost(var why, var handle) -> new Mutation.Fact(at, Mutation.State.IN_DOUBT, handle, why, null);
		};
	}

}
