package dev.switchback.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Wakeups;
import org.jspecify.annotations.Nullable;

/// Keeps previews in memory.
final class InMemoryPreviews implements Previews {

	private final InMemoryKeys keys;

	private final InMemorySchedule schedule;

	private final Wakeups wakeups;

	private final Map<UUID, Preview> previews = new HashMap<>();

	InMemoryPreviews(InMemoryKeys keys, InMemorySchedule schedule, Wakeups wakeups) {
		this.keys = keys;
		this.schedule = schedule;
		this.wakeups = wakeups;
	}

	@Override
	public Requested request(Preview preview, @Nullable IdempotencyKey key) {
		var requested = store(preview, key);
		if (requested instanceof Requested.Stored) {
			this.wakeups.woken(preview.id());
		}
		return requested;
	}

	private synchronized Requested store(Preview preview, @Nullable IdempotencyKey key) {
		return switch (this.keys.look(key)) {
			case InMemoryKeys.Used(var id) -> new Requested.Replayed(Objects.requireNonNull(this.previews.get(id)));
			case InMemoryKeys.Reused _ -> new Requested.KeyReused();
			case InMemoryKeys.Fresh _ -> {
				var exact = Micros.of(preview);
				this.keys.use(key, exact.id(), exact.createdAt());
				this.previews.put(exact.id(), exact);
				this.schedule.add(Schedules.PREVIEW, exact.id(), exact.createdAt());
				yield new Requested.Stored(exact);
			}
		};
	}

	@Override
	public synchronized Optional<Requested> earlier(IdempotencyKey key) {
		return switch (this.keys.look(key)) {
			case InMemoryKeys.Used(var id) ->
				Optional.of(new Requested.Replayed(Objects.requireNonNull(this.previews.get(id))));
			case InMemoryKeys.Reused _ -> Optional.of(new Requested.KeyReused());
			case InMemoryKeys.Fresh _ -> Optional.empty();
		};
	}

	@Override
	public synchronized Optional<Preview> find(UUID id) {
		return Optional.ofNullable(this.previews.get(id));
	}

	@Override
	public synchronized void conclude(UUID id, Preview.Result result) {
		this.previews.computeIfPresent(id,
				(_, preview) -> (preview.result() != null) ? preview : preview.with(Micros.of(result)));
	}

	@Override
	public synchronized void forget(Instant before) {
		var forgotten = this.previews.values()
			.stream()
			.filter((preview) -> preview.createdAt().isBefore(before))
			.map(Preview::id)
			.toList();
		forgotten.forEach(this.previews::remove);
		this.keys.forgetAbout(forgotten::contains);
	}

}
