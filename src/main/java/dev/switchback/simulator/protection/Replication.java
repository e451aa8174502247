package dev.switchback.simulator.protection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What is known of the copying of a machine in one direction.
///
/// @param leg counts directions, from 1
/// @param from when seeding began
/// @param firstPoint the first recovery point
/// @param stoppedAt when copying stopped because of a failover
/// @param latest the point that a failover to the latest made of what was on its way
/// @param placement where a failover will put the machine
/// @param managementId changes with the direction
/// @param correlationId changes with the direction
public record Replication(int leg, Instant from, @Nullable Instant firstPoint, @Nullable Instant stoppedAt,
		@Nullable Point latest, Placement placement, String managementId, String correlationId) {

	Replication stopped(Instant at, @Nullable Point made) {
		return new Replication(this.leg, this.from, this.firstPoint, at, made, this.placement, this.managementId,
				this.correlationId);
	}

	Replication pointed(Instant first) {
		return new Replication(this.leg, this.from, first, this.stoppedAt, this.latest, this.placement,
				this.managementId, this.correlationId);
	}

	Replication begun(Instant at) {
		return new Replication(this.leg, at, this.firstPoint, this.stoppedAt, this.latest, this.placement,
				this.managementId, this.correlationId);
	}

}
