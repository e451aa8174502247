package dev.switchback.store;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.switchback.playbook.LiveReplicas;

/// One row for each process. Whether it still runs is told by the database's clock alone.
class PostgresReplicas implements LiveReplicas {

	/// Who did not take its leave is forgotten after a day; a process that only slept writes its row anew.
	private static final String BEAT = """
			WITH forgotten AS (
				DELETE FROM replicas WHERE seen_at < clock_timestamp() - interval '1 day' AND id <> :id
			)
			INSERT INTO replicas (id, name, site) VALUES (:id, :name, :site)
			ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()
			""";

	private static final String LEAVE = "DELETE FROM replicas WHERE id = :id";

	private static final String ALIVE = """
			SELECT DISTINCT name, site FROM replicas
			WHERE seen_at > clock_timestamp() - make_interval(secs => :seconds)
			""";

	private final Sql sql;

	private final Shield shield;

	private final ReplicaSettings settings;

	private final UUID id;

	private final Replica self;

	/// @param id of this process
	PostgresReplicas(Sql sql, Shield shield, ReplicaSettings settings, UUID id) {
		this.sql = sql;
		this.shield = shield;
		this.settings = settings;
		this.id = id;
		this.self = settings.replica();
	}

	Replica self() {
		return this.self;
	}

	/// Tells that this one runs.
	void beat() {
		this.sql.statement(BEAT)
			.param("id", this.id)
			.param("name", Json.storable(this.self.name()))
			.param("site", Json.storable(this.self.site()))
			.update();
	}

	void leave() {
		this.sql.statement(LEAVE).param("id", this.id).update();
	}

	@Override
	public List<Replica> now() {
		var told = this.shield.around(() -> this.sql.statement(ALIVE)
			.param("seconds", this.settings.aliveFor().toMillis() / 1000.0)
			.query((row, _) -> new Replica(row.getString("name"), row.getString("site")))
			.list());
		return Stream.concat(told.stream(), Stream.of(this.self)).distinct().toList();
	}

}
