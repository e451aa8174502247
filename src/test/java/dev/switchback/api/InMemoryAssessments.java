package dev.switchback.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.readiness.Assessments;
import org.jspecify.annotations.Nullable;

/// Keeps assessments in memory.
final class InMemoryAssessments implements Assessments {

	private final List<Asked> all = new ArrayList<>();

	private final Map<String, UUID> keys = new HashMap<>();

	private final Map<String, String> fingerprints = new HashMap<>();

	@Override
	public synchronized Requested request(Asked asked, @Nullable Key key) {
		if (key != null) {
			var name = key.caller() + " " + key.route() + " " + key.key();
			var used = this.keys.get(name);
			if (used != null) {
				return Objects.equals(this.fingerprints.get(name), key.fingerprint())
						? new Requested.Replayed(find(used).orElseThrow()) : new Requested.KeyReused();
			}
			this.keys.put(name, asked.id());
			this.fingerprints.put(name, key.fingerprint());
		}
		this.all.addFirst(asked);
		return new Requested.Stored(asked);
	}

	@Override
	public synchronized Optional<Asked> find(UUID id) {
		return this.all.stream().filter((asked) -> asked.id().equals(id)).findFirst();
	}

	@Override
	public synchronized List<Asked> latest(int limit, @Nullable UUID before) {
		var from = (before != null) ? this.all.indexOf(find(before).orElseThrow()) + 1 : 0;
		return this.all.stream().skip(from).limit(limit).toList();
	}

	@Override
	public synchronized Optional<Asked> previous(Asked asked) {
		return this.all.stream()
			.filter((one) -> one.result() != null && !one.offline() && one.about() == asked.about()
					&& Objects.equals(one.subject(), asked.subject()) && !one.id().equals(asked.id()))
			.findFirst();
	}

	@Override
	public synchronized Optional<String> inventorySince(Instant since) {
		return this.all.stream()
			.filter((one) -> !one.offline() && one.result() != null && !one.result().takenAt().isBefore(since))
			.map(Asked::inventory)
			.filter(Objects::nonNull)
			.findFirst();
	}

	@Override
	public synchronized void conclude(Asked asked) {
		this.all.replaceAll((one) -> (one.id().equals(asked.id()) && !one.concluded()) ? asked : one);
	}

	@Override
	public synchronized void forget(Instant before) {
		this.all.removeIf((one) -> one.at().isBefore(before));
	}

}
