package dev.switchback.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.BadCursor;
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

	/// The cursor is the id of the last one.
	@Override
	public synchronized Page page(Filter filter, int limit, @Nullable String cursor) {
		var from = (cursor != null) ? this.all.indexOf(last(cursor)) + 1 : 0;
		var wanted = this.all.stream().skip(from).map(Asked::summary).filter((one) -> isWanted(one, filter)).toList();
		var shown = wanted.subList(0, Math.min(limit, wanted.size()));
		return new Page(shown, (wanted.size() > limit) ? shown.getLast().id().toString() : null);
	}

	private Asked last(String cursor) {
		return this.all.stream()
			.filter((one) -> one.id().toString().equals(cursor))
			.findFirst()
			.orElseThrow(BadCursor::new);
	}

	private static boolean isWanted(Summary one, Filter filter) {
		var score = one.score();
		var worse = one.worseBy();
		return (filter.about() == null || filter.about() == one.about())
				&& (filter.subject() == null || filter.subject().equals(one.subject()))
				&& (filter.state() == null || filter.state() == one.state())
				&& (filter.offline() == null || filter.offline() == one.offline())
				&& (filter.by() == null || filter.by().equals(one.by()))
				&& (filter.from() == null || !one.at().isBefore(filter.from()))
				&& (filter.to() == null || one.at().isBefore(filter.to()))
				&& (filter.scoreBelow() == null || (score != null && score < filter.scoreBelow()))
				&& (filter.worse() == null || (worse != null && worse > 0 == filter.worse()));
	}

	@Override
	public synchronized Optional<Made> made(Asked.About about, @Nullable String subject) {
		return this.all.stream()
			.filter((one) -> !one.offline() && one.about() == about && Objects.equals(one.subject(), subject))
			.flatMap((one) -> Optional.ofNullable(one.result())
				.map((result) -> new Made(one.id(), result.assessedAt(), result.score().value()))
				.stream())
			.findFirst();
	}

	@Override
	public synchronized Optional<Asked> previous(Asked asked) {
		return this.all.stream()
			.filter((one) -> one.result() != null && !one.offline() && one.about() == asked.about()
					&& Objects.equals(one.subject(), asked.subject()) && !one.id().equals(asked.id()))
			.findFirst();
	}

	@Override
	public synchronized Optional<Kept> inventorySince(Instant since) {
		return this.all.stream()
			.filter((one) -> !one.offline())
			.flatMap((one) -> kept(one).stream())
			.filter((kept) -> !kept.takenAt().isBefore(since))
			.findFirst();
	}

	@Override
	public synchronized Optional<Kept> inventoryOf(UUID assessment) {
		return find(assessment).flatMap(InMemoryAssessments::kept);
	}

	private static Optional<Kept> kept(Asked asked) {
		return Optional.ofNullable(asked.result())
			.map((result) -> new Kept(asked.id(), result.takenAt(), String.valueOf(asked.inventory())));
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
