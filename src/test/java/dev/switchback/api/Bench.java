package dev.switchback.api;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.engine.EngineDriver;
import dev.switchback.operation.Operation;
import dev.switchback.store.InMemoryOperations;
import org.springframework.test.web.servlet.MockMvc;

/// What tests over [TestService] do again and again.
final class Bench {

	private static final AtomicInteger PAIRS = new AtomicInteger();

	private final EngineDriver engine;

	private final TestTime time;

	private final InMemoryOperations operations;

	final Client operator;

	final Client viewer;

	Bench(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.engine = engine;
		this.time = time;
		this.operations = operations;
		this.operator = new Client(mvc, TestTokens.OPERATOR);
		this.viewer = new Client(mvc, TestTokens.VIEWER);
	}

	/// A pair's name that no other test uses.
	String pair() {
		return "pair-" + PAIRS.incrementAndGet();
	}

	/// The body that asks for a toy failover.
	static String toy(String pair, String parameters) {
		return """
				{"kind": "TOY", "purpose": "DRILL", "reason": "quarterly exercise", "changeReference": "CHG-1234",
				 "target": {"circuitPair": "%s"}, "parameters": %s}""".formatted(pair, parameters);
	}

	/// Accepted, and nothing done yet.
	UUID accepted() {
		return this.operator.post("/v1/operations", toy(pair(), "{}")).id();
	}

	/// Switched off, and asking whether to switch on again.
	UUID asking() {
		return asking("{}");
	}

	UUID asking(String parameters) {
		var id = this.operator.post("/v1/operations", toy(pair(), parameters)).id();
		run(id);
		return id;
	}

	/// Over, with success.
	UUID ended() {
		var id = this.operator.post("/v1/operations", "{\"kind\": \"CANARY\", \"parameters\": {\"steps\": 2}}").id();
		run(id);
		return id;
	}

	/// Advances until it is over or asks, while time passes.
	Operation run(UUID id) {
		return this.engine.run(id, this.time::passTo);
	}

	Operation advance(UUID id) {
		return this.engine.advance(id);
	}

	/// Looks on behalf of a preview.
	void preview(UUID id) {
		this.engine.preview(id);
	}

	void pass(Duration duration) {
		this.time.pass(duration);
	}

	/// The operation or preview that somebody was woken for last: the one that was just asked for.
	UUID newest() {
		return this.operations.wakeups().getLast();
	}

	/// The question that is asked now.
	String question(UUID id) {
		return String.valueOf(this.viewer.get("/v1/operations/" + id).at("/question/id"));
	}

	/// Everything that is stored, as text: what a refused request must not change.
	String stored() {
		var text = new StringBuilder();
		for (var operation : this.operations.all()) {
			text.append(operation.id())
				.append(' ')
				.append(operation.revision())
				.append(' ')
				.append(this.operations.events(operation.id(), 0, Integer.MAX_VALUE).size())
				.append('\n');
		}
		return text.append(this.operations.claims(null, Integer.MAX_VALUE)).toString();
	}

}
