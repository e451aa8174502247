package dev.switchback.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.simulator.wire.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether calls to machines may be made: none again that Azure took unless a person has it retried, nothing final that nobody
/// decided, and no drill without the promise to clean up after each of its copies, which is kept.
final class OnMachines implements Eyes {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/// What has a call made once more.
	private static final Set<Decision> AGAIN = EnumSet.of(Decision.RETRY, Decision.CHANGE_RECOVERY_POINT,
			Decision.FAIL_BACK, Decision.RESTORE, Decision.FENCE_SOURCE);

	private static final long LATEST = 60 * DeterministicRun.SECOND;

	private final DeterministicRun run;

	private final List<String> names;

	private final ByThemselves byThemselves;

	/// @param names of the machines
	OnMachines(DeterministicRun run, List<String> names) {
		this.run = run;
		this.names = names;
		this.byThemselves = new ByThemselves(run, names);
	}

	@Override
	public void leaves(Operation operation, Mutation line, Request request) {
		var action = action(request.target());
		operation.mutations()
			.stream()
			.takeWhile((other) -> !other.id().equals(line.id()))
			.filter((other) -> about(other).equals(about(line)) && took(other, action))
			.filter((other) -> !decidedSince(operation, other, line, AGAIN) && !insteadOf(operation, other))
			.findFirst()
			.ifPresent((_) -> this.run.watch.violated("%s makes again what Azure took, and nobody decided so: %s"
				.formatted(operation.code(), line.title())));
		switch (action) {
			case "failoverCommit" -> decided(operation, line, Decision.COMMIT);
			case "unplannedFailover" -> {
				if (line.origin().startsWith("back.")) {
					decided(operation, line, Decision.FAIL_BACK);
				}
			}
			case "testFailover" -> promised(operation, line);
			default -> {
				// Anything else may be done without being asked.
			}
		}
	}

	private static String action(String path) {
		return path.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
	}

	/// The machine that a call names, wherever it is protected; none if it is of their plan. A reprotect goes to a container.
	private List<String> about(Mutation line) {
		return this.names.stream().filter(line.title()::contains).toList();
	}

	/// Whether Azure took a call, and it was the same.
	private boolean took(Mutation line, String action) {
		return this.run.simulator.mutations()
			.stream()
			.filter((call) -> line.id().toString().equals(call.clientRequestId()))
			.anyMatch((call) -> call.tookEffect() && action(call.path()).equals(action));
	}

	/// Who asked for an emergency that took over wants done, once, what the other operation had tried in vain.
	private boolean insteadOf(Operation operation, Mutation other) {
		return this.run.store.events(operation.id(), 0, Integer.MAX_VALUE)
			.stream()
			.anyMatch((entry) -> entry.event() instanceof Event.TookOver took
					&& took.mutations().stream().anyMatch((line) -> line.id().equals(other.id())));
	}

	private void decided(Operation operation, Mutation line, Decision decision) {
		if (!decidedSince(operation, null, line, Set.of(decision))) {
			this.run.watch.violated("%s, and nobody decided %s".formatted(line.title(), decision));
		}
	}

	/// Whether a person decided one of these, or it followed by itself, after a call was intended, or at all, and before another one was.
	private boolean decidedSince(Operation operation, @Nullable Mutation first, Mutation second, Set<Decision> those) {
		var decided = false;
		for (var entry : this.run.store.events(operation.id(), 0, Integer.MAX_VALUE)) {
			if (entry.event() instanceof Event.Intended(var intended, var _)) {
				if (intended.id().equals(second.id())) {
					break;
				}
				decided = decided && !(first != null && intended.id().equals(first.id()));
			}
			decided |= said(entry.event()) instanceof Decision said && those.contains(said);
		}
		return decided;
	}

	private static @Nullable Decision said(Event event) {
		return (event instanceof Event.Decided decided) ? decided.decision()
				: (event instanceof Event.Lapsed lapsed) ? lapsed.decision() : null;
	}

	private void promised(Operation operation, Mutation line) {
		var copies = line.target().contains("/replicationRecoveryPlans/") ? this.names.size() : 1;
		if (operation.owed().stream().filter((promise) -> line.id().equals(promise.mutation())).count() < copies) {
			this.run.watch.violated("%s, and nobody promised to clean up".formatted(line.title()));
		}
	}

	@Override
	public void received(dev.switchback.simulator.world.Mutation call) {
	}

	/// Promises that are due are kept in time, whatever became of the operation.
	@Override
	public void changed(@Nullable Operation before, Operation after) {
		this.byThemselves.changed(before, after);
		for (var promise : after.owed()) {
			var due = promise.due();
			if (due != null && (before == null || before.obligation(promise.id()).isEmpty())) {
				this.run.turns.at(this.run.nanos(due) + LATEST, () -> kept(after.id(), promise.id()));
			}
		}
	}

	/// Somebody may have left it more time, or made an emergency of it, in which nothing is due.
	private void kept(UUID id, UUID promise) {
		var operation = this.run.store.find(id).orElseThrow();
		var open = operation.obligation(promise).filter((owed) -> owed.open()).orElse(null);
		if (open == null || open.due() == null) {
			return;
		}
		var due = this.run.nanos(open.due());
		var by = Math.max(Math.max(due, this.run.calmSince()), another(operation, open)) + LATEST;
		if (this.run.turns.now() < by) {
			this.run.turns.at(by, () -> kept(id, promise));
		}
		else if (operation.madeToKeep(open).isEmpty()) {
			this.run.watch.violated("%s had to be done by %d s, and %s does nothing: %s".formatted(open.title(),
					due / DeterministicRun.SECOND, operation.code(), operation.phase()));
		}
	}

	/// When the last call was made for another promise: one is kept after the other.
	private long another(Operation operation, Obligation open) {
		return operation.obligations()
			.stream()
			.filter((other) -> !other.id().equals(open.id()))
			.flatMap((other) -> operation.madeToKeep(other).stream())
			.mapToLong((line) -> this.run.nanos(line.intendedAt()))
			.max()
			.orElse(0);
	}

	/// Every job says which request it was begun by.
	@Override
	public boolean madeByOthers(Mutation line, Request request) {
		return false;
	}

	/// What others began on a machine stays, but that they clean up after their drill. They put into one state what was left apart of
	/// a group, where they are asked to.
	@Override
	public void undoOthers() {
		if (this.run.incidents.saw(Incident.INTRUSION)) {
			inThePortal("cleanUp", this.names);
		}
		putRight();
	}

	private void putRight() {
		if (this.run.operations().stream().anyMatch(OnMachines::hindered)) {
			Apart.of(this.run, this.names).ifPresent((behind) -> inThePortal(behind.next(), List.of(behind.machine())));
		}
		this.run.turns.at(this.run.turns.now() + LATEST, this::putRight);
	}

	/// Whether it wants others to do something in the portal.
	private static boolean hindered(Operation operation) {
		return operation.phase() instanceof Phase.Parked parked
				&& parked.question().text().contains("into one state in the portal");
	}

	/// Of every one of these whose state allows it.
	private void inThePortal(String action, List<String> machines) {
		this.run.trace.add("*", "others see to it in the portal: %s of %s".formatted(action, machines));
		machines.forEach((name) -> this.run.simulator
			.order("{\"kind\": \"intrude\", \"item\": \"%s\", \"action\": \"%s\"}".formatted(name, action)));
	}

	/// Unless somebody else made it.
	@Override
	public void end() {
		for (var machine : machines()) {
			if (machine.path("test").asBoolean() && !this.run.incidents.saw(Incident.INTRUSION)) {
				this.run.watch.violated("everything is over, and the copy of a drill is left: " + machine);
			}
		}
		this.run.operations().stream().flatMap((operation) -> operation.mutations().stream()).forEach(this::judged);
	}

	/// What became of a call is told as it was. A source that is off is taken for switched off, by whomever.
	private void judged(Mutation line) {
		var arrived = this.run.simulator.mutations()
			.stream()
			.filter((call) -> line.id().toString().equals(call.clientRequestId()))
			.filter((call) -> call.outcome() != dev.switchback.simulator.world.Mutation.Outcome.NEVER_ARRIVED)
			.findFirst();
		var known = line.target().contains("/Microsoft.RecoveryServices/");
		if (known && line.state() == Mutation.State.CONFIRMED && arrived.isEmpty()) {
			this.run.watch.violated("a call is told of as taken that Azure never had: " + line.title());
		}
		if (line.state() == Mutation.State.REFUTED && arrived.filter((call) -> call.tookEffect()).isPresent()) {
			this.run.watch.violated("a call is told of as refused that Azure took: " + line.title());
		}
	}

	private List<JsonNode> machines() {
		var response = this.run.simulator.handle(Admin.get("machines"));
		return JSON.readTree(response.body()).path("machines").valueStream().toList();
	}

}
