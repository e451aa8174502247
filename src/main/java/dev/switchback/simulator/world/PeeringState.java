package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;

/// A peering as Azure holds it. The trees are never changed, only replaced.
///
/// @param name as it was created
/// @param shown the properties that a GET shows, without those that are written below
/// @param effective the properties that the routers go by; null before the first write is finished
/// @param sharedKey the print of the MD5 key that the routers go by
/// @param etag as a GET shows it
/// @param provisioningState as a GET shows it
/// @param modifiedBy `lastModifiedBy`
/// @param write what is under way
/// @param sessions its BGP sessions
/// @param bytes what has passed its links
public record PeeringState(String name, ObjectNode shown, @Nullable ObjectNode effective, @Nullable String sharedKey,
		String etag, String provisioningState, String modifiedBy, @Nullable Write write, Map<Leg, Session> sessions,
		Map<Link, Bytes> bytes) {

	public PeeringState {
		sharedKey = KeyPrint.of(sharedKey);
	}

	PeeringState with(Leg leg, Session session) {
		var all = new EnumMap<Leg, Session>(this.sessions);
		all.put(leg, session);
		return new PeeringState(this.name, this.shown, this.effective, this.sharedKey, this.etag,
				this.provisioningState, this.modifiedBy, this.write, all, this.bytes);
	}

	PeeringState with(Map<Link, Bytes> counters) {
		return new PeeringState(this.name, this.shown, this.effective, this.sharedKey, this.etag,
				this.provisioningState, this.modifiedBy, this.write, this.sessions, counters);
	}

	/// The same peering with a write under way.
	public PeeringState accepting(Write accepted, ObjectNode nowShown, String etagNow) {
		return new PeeringState(this.name, nowShown, this.effective, this.sharedKey, etagNow,
				(accepted.kind() == Write.Kind.DELETE) ? "Deleting" : "Updating", this.modifiedBy, accepted,
				this.sessions, this.bytes);
	}

	/// Whether the routers have the peering switched on (`properties.state`).
	public boolean enabled() {
		return this.effective != null && "Enabled".equalsIgnoreCase(this.effective.path("state").asString(""));
	}

	/// A peering that was never there before, whose first write has been accepted.
	public static PeeringState created(String name, Write accepted, ObjectNode shown, String etag, Instant now) {
		return new PeeringState(name, shown, null, null, etag, "Updating", "", accepted, Genesis.sessionsDown(now),
				Genesis.bytes(new Bytes(0, 0)));
	}

	/// The session on a leg.
	public Session session(Leg leg) {
		return Objects.requireNonNull(this.sessions.get(leg));
	}

}
