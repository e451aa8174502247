package dev.switchback.simulator.arm;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Match;

/// What a call is about.
final class Subject {

	private Subject() {
	}

	/// The protected item that a call is about: the one in its path, or the one that a container is told to switch.
	static @Nullable String item(Request request, Target target) {
		if (target.path().toLowerCase(Locale.ROOT).endsWith("/switchprotection") && request.body().length > 0) {
			try {
				return Json.parse(request.body())
					.path("properties")
					.path("replicationProtectedItemName")
					.asString(null);
			}
			catch (JacksonException ex) {
				return null;
			}
		}
		return Match.itemIn(target.path());
	}

}
