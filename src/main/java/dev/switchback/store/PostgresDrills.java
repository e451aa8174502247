package dev.switchback.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.discovery.Drills.Over;
import dev.switchback.readiness.discovery.Drills;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// What the history of failovers tells. Of each circuit that was drained: how long it took from the write until it
/// was seen that everything arrived over the other one, and whether it was proven to be back. It has to be seen for a while
/// before it is proven: that while, the soak, is no part of how long it took.
@Component
class PostgresDrills implements Drills {

	private static final String ENDED = """
			SELECT id FROM operations WHERE kind = 'PEERING_FAILOVER' AND finished_at >= :since
			ORDER BY finished_at DESC LIMIT 200
			""";

	private static final String RECOVERED = """
			SELECT o.code, o.plan, %s AS recoveries FROM operations o
			WHERE o.kind = 'VM_FAILOVER' AND o.created_at >= :since AND %s
			ORDER BY o.created_at DESC LIMIT 1000
			""".formatted(Visits.RECOVERIES, Visits.RECOVERED);

	private static final String DISABLE = ".disable";

	private static final String PRIVATE = "/peerings/azureprivatepeering";

	private final Sql sql;

	private final Heads heads;

	PostgresDrills(Sql sql, Heads heads) {
		this.sql = sql;
		this.heads = heads;
	}

	@Override
	public List<Tried> tried(Instant since) {
		var ids = this.sql.statement(ENDED)
			.param("since", Sql.moment(since))
			.query((row, _) -> row.getObject("id", UUID.class))
			.list();
		return ids.stream().flatMap((id) -> this.heads.find(id).stream()).flatMap(PostgresDrills::tried).toList();
	}

	@Override
	public List<Recovered> recovered(Instant since) {
		return this.sql.statement(RECOVERED)
			.param("since", Sql.moment(since))
			.query((row, _) -> recovered(row.getString("code"), Json.read(row.getString("plan"), JsonNode.class),
					List.of(Json.read(row.getString("recoveries"), Recovery[].class))))
			.stream()
			.flatMap(List::stream)
			.toList();
	}

	/// All machines of a plan go together, and are measured together.
	private static List<Recovered> recovered(String code, JsonNode plan, List<Recovery> recoveries) {
		var items = plan.path("members")
			.valueStream()
			.map((member) -> member.path("item").path("id").asString(""))
			.filter((id) -> !id.isEmpty())
			.toList();
		return Recovery.latest(recoveries)
			.stream()
			.flatMap((one) -> items.stream()
				.map((item) -> new Recovered(item, one.leg(), one.at(), one.complete(), one.recoveryTime().actual(),
						code)))
			.toList();
	}

	private static Stream<Tried> tried(Operation operation) {
		return operation.runs()
			.stream()
			.filter((run) -> run.key().endsWith(DISABLE) && run.visit() == 1)
			.flatMap((run) -> operation.mutations()
				.stream()
				.filter((mutation) -> mutation.origin().equals(run.origin())
						&& mutation.state() == Mutation.State.CONFIRMED
						&& mutation.target().toLowerCase(java.util.Locale.ROOT).endsWith(PRIVATE))
				.limit(1)
				.map((mutation) -> tried(operation, run, mutation)));
	}

	private static Tried tried(Operation operation, StepRun disable, Mutation mutation) {
		var side = disable.key().substring(0, disable.key().length() - DISABLE.length());
		var covered = passed(operation, side + ".covered");
		var restored = passed(operation, side + ".restored");
		var circuit = mutation.target().substring(0, mutation.target().length() - PRIVATE.length());
		return new Tried(circuit, mutation.intendedAt(), covered.count() > 0 && restored.count() > 0,
				passed(operation, side + ".covered").map(StepRun::finishedAt)
					.filter((at) -> at != null)
					.map((at) -> Duration.between(mutation.intendedAt(), at).minus(soak(operation)))
					.map((took) -> took.isNegative() ? Duration.ZERO : took)
					.findFirst()
					.orElse(null),
				operation.code(), over(operation, circuit));
	}

	/// What probes measured, as the plan learned it.
	private static @Nullable Over over(Operation operation, String drained) {
		for (var echoes : Json.read(operation.plan(), JsonNode.class).path("echoes")) {
			var circuit = echoes.path("over").asString("");
			if (!circuit.isEmpty() && echoes.path("drained").asString("").equalsIgnoreCase(drained)) {
				return slowest(echoes.path("all")).map((took) -> new Over(circuit, took)).orElse(null);
			}
		}
		return null;
	}

	private static Optional<Duration> slowest(JsonNode echoes) {
		return echoes.valueStream()
			.map((echo) -> echo.path("took").asString(""))
			.filter((took) -> !took.isEmpty())
			.map(Duration::parse)
			.max(Duration::compareTo);
	}

	/// As it was planned; none if the plan says nothing of it.
	private static Duration soak(Operation operation) {
		try {
			return Duration.parse(Json.read(operation.plan(), JsonNode.class).path("soak").asString(""));
		}
		catch (DateTimeException _) {
			return Duration.ZERO;
		}
	}

	private static Stream<StepRun> passed(Operation operation, String key) {
		return operation.runs().stream().filter((run) -> run.key().equals(key) && run.verdict() == Verdict.PASS);
	}

}
