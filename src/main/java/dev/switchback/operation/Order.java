package dev.switchback.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// What was asked for, by whom and why. It never changes.
///
/// @param kind such as `PEERING_FAILOVER`
/// @param version of the playbook that carries it out
/// @param subject what it is about, as people call it: a circuit pair's name, a VM's name
/// @param request what the caller sent as target and parameters, as JSON
/// @param claims the resources it holds, sorted
/// @param reason why, for people
/// @param changeReference the caller's change, if any
/// @param incidentReference the caller's incident, if any
/// @param incidentStartedAt since when things were broken, as the caller says; `null` if that was not said
/// @param supersedes the operation that this one takes over from once its own checks have passed, if any
public record Order(String kind, int version, Purpose purpose, String subject, String request, List<String> claims,
		Requester by, String reason, @Nullable String changeReference, @Nullable String incidentReference,
		@Nullable Instant incidentStartedAt, @Nullable UUID supersedes) {

	public Order {
		claims = claims.stream().distinct().sorted().toList();
	}

}
