package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.process.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody who asks for one operation after the other, decides about each, and sees each to its end. Who gets no answer
/// asks again under the same key.
final class Guest {

	private static final Duration FORGOTTEN = Duration.ofSeconds(100);

	/// What would leave a circuit switched off, or speaks of what nobody did.
	private static final Set<String> NEVER = Set.of("ACCEPT_AS_IS", "DONE_OUTSIDE", "ACKNOWLEDGE");

	/// How often an end that is not a good one is to be mended.
	private static final int ATTEMPTS = 20;

	private final Crowd crowd;

	private final Random chance;

	Guest(Crowd crowd, Random chance) {
		this.crowd = crowd;
		this.chance = chance;
	}

	/// Until enough was asked for.
	void ask() {
		while (this.crowd.asking()) {
			var drawn = this.chance.nextInt(100);
			if (drawn < 35) {
				var mark = this.crowd.mark("asked");
				order(Wishes.canary(this.chance, mark), mark).ifPresent((id) -> seeTo(id, false));
			}
			else if (drawn < 75) {
				failover(Wishes.PAIRS, Wishes::failover);
			}
			else {
				failover(Machines.WANTED, (chance, mark, name, _, superseded) -> Wishes.machine(chance, mark, name,
						this.crowd.machines.target(name), superseded));
			}
		}
	}

	private interface Wish {

		String of(Random chance, String mark, String name, boolean forgotten, @Nullable String superseded);

	}

	private void failover(List<String> names, Wish wish) {
		var name = this.crowd.take(names, this.chance);
		try {
			var forgotten = this.chance.nextInt(100) < 12;
			var mark = this.crowd.mark("asked");
			order(wish.of(this.chance, mark, name, forgotten, null), mark).ifPresent((id) -> {
				var successor = superseded(name, wish, id);
				seeTo(id, forgotten && successor == null);
				if (successor != null) {
					seeTo(successor, false);
				}
			});
		}
		finally {
			this.crowd.leave(name);
		}
	}

	/// Now and then an emergency takes over from it.
	private @Nullable String superseded(String name, Wish wish, String id) {
		if (this.chance.nextInt(100) >= 6) {
			return null;
		}
		Rest.of(Duration.ofMillis(this.chance.nextInt(8000)));
		if (holdsNothing(id)) {
			return null;
		}
		var mark = this.crowd.mark("asked");
		return order(wish.of(this.chance, mark, name, false, id), mark).orElse(null);
	}

	/// Nobody takes over from what is over and holds nothing; that would be refused. It may still be over by the time it is asked.
	private boolean holdsNothing(String id) {
		var reply = this.crowd.desk.get(this.chance, "/v1/operations/" + id);
		return reply != null && reply.status() == 200 && !reply.text("finishedAt").isEmpty()
				&& offered(reply).isEmpty();
	}

	/// By what is wrong with it, if anything is.
	private static String refused(Reply reply) {
		var pointers = reply.body()
			.path("errors")
			.valueStream()
			.map((error) -> " " + error.path("pointer").asString(""))
			.collect(Collectors.joining());
		return "requests refused %d%s".formatted(reply.status(), pointers);
	}

	private Optional<String> order(String body, String key) {
		var reply = insist("/v1/operations", body, key);
		if (reply == null || reply.status() / 100 != 2) {
			this.crowd.findings.count((reply == null) ? "requests given up" : refused(reply));
			return Optional.empty();
		}
		var id = reply.text("id");
		this.crowd.accepted(key, id);
		if (this.chance.nextInt(100) < 15) {
			repeat(body, key, id);
		}
		return Optional.of(id);
	}

	/// The same again under the same key is the same operation.
	private void repeat(String body, String key, String id) {
		var again = insist("/v1/operations", body, key);
		this.crowd.findings.count("requests repeated");
		if (again != null && !again.text("id").equals(id)) {
			this.crowd.findings.violated("answers under one key that differ", id + " and " + again.body());
		}
	}

	/// @return `null` if there was no answer until the end
	private @Nullable Reply insist(String path, String body, String key) {
		while (this.crowd.patient()) {
			var reply = this.crowd.desk.post(this.chance, path, body, key);
			if (reply != null) {
				return reply;
			}
			Rest.of(Duration.ofMillis(200 + this.chance.nextInt(800)));
		}
		return null;
	}

	/// Until it is over and holds nothing.
	private void seeTo(String id, boolean forgotten) {
		var begun = Instant.now();
		var attempts = 0;
		while (this.crowd.patient()) {
			Rest.of(Duration.ofMillis(300 + this.chance.nextInt(700)));
			var reply = this.crowd.desk.get(this.chance, "/v1/operations/" + id);
			if (reply == null || reply.status() != 200) {
				continue;
			}
			if (!reply.text("finishedAt").isEmpty() && offered(reply).isEmpty()) {
				this.crowd.findings.count("operations " + reply.text("status"));
				return;
			}
			if (!reply.text("finishedAt").isEmpty()) {
				decide(reply,
						(offered(reply).contains("RESTORE") && attempts++ < ATTEMPTS) ? "RESTORE" : "ACKNOWLEDGE");
			}
			else if (!forgotten || Instant.now().isAfter(begun.plus(FORGOTTEN))) {
				choose(reply, offered(reply).stream().filter((offer) -> !NEVER.contains(offer)).toList());
			}
		}
	}

	private static List<String> offered(Reply reply) {
		return reply.body()
			.path("allowedDecisions")
			.valueStream()
			.map((decision) -> decision.path("decision").asString())
			.toList();
	}

	private void choose(Reply operation, List<String> offered) {
		if (offered.isEmpty()) {
			return;
		}
		switch (operation.text("status")) {
			case "RUNNING" -> {
				if (this.crowd.asking() && this.chance.nextInt(100) < 1) {
					decide(operation, of(offered));
				}
			}
			case "RESTORING" -> {
				if (offered.contains("RETRY") && this.chance.nextInt(100) < (this.crowd.asking() ? 5 : 25)) {
					decide(operation, "RETRY");
				}
			}
			default -> {
				if (!lapsing(operation) || !this.crowd.asking() || this.chance.nextInt(300) < 1) {
					decide(operation, answer(offered));
				}
			}
		}
	}

	/// Whether something follows by itself, which is mostly left to do so.
	private static boolean lapsing(Reply operation) {
		return operation.body().path("question").path("defaultDecision").isString();
	}

	private String of(List<String> offered) {
		return offered.get(this.chance.nextInt(offered.size()));
	}

	/// While things go wrong anything; afterwards what ends it well.
	private String answer(List<String> offered) {
		if (this.crowd.asking() && this.chance.nextInt(100) < 40) {
			return of(offered);
		}
		var home = this.chance.nextInt(100) < 60 && this.crowd.asking();
		return Stream
			.of("COMMIT", "PROCEED", "RESTORE", "CANCEL", "CHANGE_RECOVERY_POINT", "RETRY",
					home ? "FAIL_BACK" : "FINISH", "FINISH", "FENCE_SOURCE")
			.filter(offered::contains)
			.findFirst()
			.orElseGet(() -> of(offered));
	}

	private void decide(Reply operation, String decision) {
		var mark = this.crowd.mark("decided");
		var question = question(operation.body().path("question"));
		var more = inputs(operation, decision);
		var reply = insist("/v1/operations/" + operation.text("id") + "/decisions",
				"{\"decision\": \"%s\", \"comment\": \"%s\"%s%s}".formatted(decision, mark, question, more), mark);
		if (reply != null) {
			this.crowd.decided(mark, reply.status() / 100 == 2);
		}
	}

	/// What has to be sent along, besides the question.
	private String inputs(Reply operation, String decision) {
		return operation.body()
			.path("allowedDecisions")
			.valueStream()
			.filter((allowed) -> allowed.path("decision").asString().equals(decision))
			.flatMap((allowed) -> allowed.path("inputs").valueStream())
			.filter((input) -> input.path("required").asBoolean() && !input.path("type").asString().equals("uuid"))
			.map((input) -> ", \"%s\": %s".formatted(input.path("name").asString(),
					switch (input.path("type").asString()) {
						case "duration" -> "\"PT%dS\"".formatted(1 + this.chance.nextInt(10));
						case "strings" -> "[\"%s\"]".formatted(input.path("value").asString());
						case "recoveryPoint" -> "{\"strategy\": \"LATEST_PROCESSED\"}";
						default -> throw new IllegalStateException("nobody knows what to send: " + input);
					}))
			.collect(Collectors.joining());
	}

	private static String question(JsonNode question) {
		return question.isObject() ? ", \"questionId\": \"" + question.path("id").asString() + "\"" : "";
	}

}
