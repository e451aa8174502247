package dev.switchback.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.switchback.readiness.Assessments;
import dev.switchback.readiness.Assessments.Asked.About;
import org.jspecify.annotations.Nullable;

/// Reads from a query which assessments are wanted.
final class AssessmentFilter {

	private AssessmentFilter() {
	}

	static Assessments.Filter of(Query query) {
		var about = query.choice("about", About.class);
		var subject = subject(query);
		var kind = (subject != null) ? subject.getKey() : about;
		if (about != null && kind != about) {
			query.fault("about", "What is named besides is a %s.".formatted(kind));
		}
		var below = Math.toIntExact(query.number("scoreBelow", 1, 101, 0));
		return new Assessments.Filter(kind, (subject != null) ? subject.getValue().toLowerCase(Locale.ROOT) : null,
				query.choice("status", Assessments.State.class), query.flag("offline"), query.text("requestedBy", 200),
				query.moment("requestedFrom"), query.moment("requestedTo"), (below > 0) ? below : null,
				query.flag("worse"));
	}

	/// What they are about, if that is named.
	static Map.@Nullable Entry<About, String> subject(Query query) {
		Map<About, String> named = new LinkedHashMap<>();
		put(named, About.PAIR, query.text("circuitPair", 200));
		put(named, About.GATEWAY, query.text("gatewayId", 500));
		put(named, About.VAULT, query.text("vaultId", 500));
		put(named, About.MACHINE, query.text("protectedItemId", 1000));
		if (named.size() > 1) {
			query.fault("circuitPair", "Name a pair, a gateway, a vault or a protected item, or none of them.");
		}
		return named.entrySet().stream().findFirst().orElse(null);
	}

	private static void put(Map<About, String> named, About about, @Nullable String text) {
		if (text != null) {
			named.put(about, text);
		}
	}

}
