package dev.switchback.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.readiness.discovery.Telling;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Finds circuits that look like a pair. What an inventory suggests is found out once: it has megabytes, and whoever lists pairs
/// may be in a hurry. What of that is declared by now is left out each time.
final class Proposing {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Assessments.Filter READ = new Assessments.Filter(null, null, Assessments.State.READY, false,
			null, null, null, null, null);

	private final Assessments assessments;

	private final Telling telling;

	private final AtomicReference<@Nullable Suggested> latest = new AtomicReference<>();

	/// What the inventory of an assessment suggests, as if nothing were declared.
	private record Suggested(UUID assessment, Instant takenAt, List<Proposal> pairs) {
	}

	Proposing(Assessments assessments, Telling telling) {
		this.assessments = assessments;
		this.telling = telling;
	}

	Proposals now() {
		var suggested = this.assessments.page(READ, 1, null)
			.items()
			.stream()
			.findFirst()
			.map((read) -> suggested(read.id()))
			.orElse(null);
		if (suggested == null) {
			return new Proposals(null, List.of());
		}
		var declared = this.telling.circuits().stream().map(ArmId::normal).collect(Collectors.toSet());
		return new Proposals(suggested.takenAt(),
				suggested.pairs()
					.stream()
					.filter((pair) -> !declared.contains(pair.primary().toLowerCase(Locale.ROOT))
							&& !declared.contains(pair.secondary().toLowerCase(Locale.ROOT)))
					.toList());
	}

	private @Nullable Suggested suggested(UUID assessment) {
		var known = this.latest.get();
		if (known == null || !known.assessment().equals(assessment)) {
			known = this.assessments.inventoryOf(assessment).map(Proposing::suggested).orElse(null);
			this.latest.set(known);
		}
		return known;
	}

	private static Suggested suggested(Assessments.Kept kept) {
		var document = (ObjectNode) MAPPER.readTree(kept.text());
		document.remove("declarations");
		var pairs = new Snapshot(document, kept.takenAt()).pairs()
			.stream()
			.filter(Pair::proposed)
			.map((pair) -> new Proposal(pair.name(), pair.first().orElseThrow().id(), pair.second().orElseThrow().id(),
					kept.takenAt()))
			.toList();
		return new Suggested(kept.assessment(), kept.takenAt(), pairs);
	}

}
