package dev.switchback.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.simulator.wire.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether a machine's calls may be made: none again that Azure took unless a person has it retried, nothing final that nobody
/// decided, and no drill without the promise to clean up, which is kept.
final class OnMachines implements Eyes {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/// What has a call made once more.
	private static final Set<Decision> AGAIN = EnumSet.of(Decision.RETRY, Decision.CHANGE_RECOVERY_POINT,
			Decision.FAIL_BACK, Decision.RESTORE, Decision.FENCE_SOURCE);

	private static final long LATEST = 60 * DeterministicRun.SECOND;

	private final DeterministicRun run;

	OnMachines(DeterministicRun run) {
		this.run = run;
	}

	@Override
	public void leaves(Operation operation, Mutation line, Request request) {
		var action = action(request.target());
		operation.mutations()
			.stream()
			.takeWhile((other) -> !other.id().equals(line.id()))
			.filter((other) -> took(other, action) && !decidedSince(operation, other, line, AGAIN)
					&& !insteadOf(operation, other))
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

	/// Whether a person decided one of these after a call was intended, or at all, and before another one was.
	private boolean decidedSince(Operation operation, @Nullable Mutation first, Mutation second, Set<Decision> those) {
		var decided = false;
		for (var entry : this.run.store.events(operation.id(), 0, Integer.MAX_VALUE)) {
			if (entry.event() instanceof Event.Intended(var intended, var _)) {
				if (intended.id().equals(second.id())) {
					break;
				}
				decided = decided && !(first != null && intended.id().equals(first.id()));
			}
			decided |= entry.event() instanceof Event.Decided said && those.contains(said.decision());
		}
		return decided;
	}

	private void promised(Operation operation, Mutation line) {
		if (operation.owed().stream().noneMatch((promise) -> promise.mutation().equals(line.id()))) {
			this.run.watch.violated("%s, and nobody promised to clean up".formatted(line.title()));
		}
	}

	@Override
	public void received(dev.switchback.simulator.world.Mutation call) {
	}

	/// Promises that are due are kept in time, whatever became of the operation.
	@Override
	public void changed(@Nullable Operation before, Operation after) {
		for (var promise : after.owed()) {
			var due = promise.due();
			if (due != null && (before == null || before.obligation(promise.id()).isEmpty())) {
				this.run.turns.at(this.run.nanos(due) + LATEST,
						() -> kept(after.id(), promise.id(), this.run.nanos(due)));
			}
		}
	}

	private void kept(UUID id, UUID promise, long due) {
		var operation = this.run.store.find(id).orElseThrow();
		var open = operation.obligation(promise).filter((owed) -> owed.open()).orElse(null);
		if (open == null) {
			return;
		}
		var by = Math.max(due, this.run.calmSince()) + LATEST;
		if (this.run.turns.now() < by) {
			this.run.turns.at(by, () -> kept(id, promise, due));
		}
		else if (operation.madeToKeep(open).isEmpty()) {
			this.run.watch.violated("%s had to be done by %d s, and %s does nothing: %s".formatted(open.title(),
					due / DeterministicRun.SECOND, operation.code(), operation.phase()));
		}
	}

	/// Every job says which request it was begun by.
	@Override
	public boolean madeByOthers(Mutation line, Request request) {
		return false;
	}

	/// What others began on a machine stays, but that they clean up after their drill.
	@Override
	public void undoOthers() {
		if (this.run.incidents.saw(Incident.INTRUSION)) {
			this.run.simulator.order("{\"kind\": \"intrude\", \"item\": \"app-01\", \"action\": \"cleanUp\"}");
		}
	}

	/// Unless somebody else made it.
	@Override
	public void end() {
		for (var machine : machines()) {
			if (machine.path("test").asBoolean() && !this.run.incidents.saw(Incident.INTRUSION)) {
				this.run.watch.violated("everything is over, and the copy of a drill is left: " + machine);
			}
		}
	}

	private List<JsonNode> machines() {
		var response = this.run.simulator.handle(Admin.get("machines"));
		return JSON.readTree(response.body()).path("machines").valueStream().toList();
	}

}
