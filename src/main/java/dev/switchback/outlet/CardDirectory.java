package dev.switchback.outlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.switchback.files.PrivateFiles;
import dev.switchback.operation.CardText;
import dev.switchback.operation.Journal;
import dev.switchback.operation.ManualCards;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/// Writes the newest manual card of every operation that is under way or owes something into a directory, as `SB-….txt`.
/// Each replica does so for all of them, a little after they were stored and on its own time: what goes wrong here is
/// tried again, and holds nobody up. No file is ever removed, because what the database has lost may be read nowhere else.
class CardDirectory implements SmartLifecycle, HealthIndicator {

	private static final Logger log = LoggerFactory.getLogger(CardDirectory.class);

	private final @Nullable Path directory;

	private final CardSettings settings;

	private final ManualCards cards;

	private final Journal journal;

	/// The numbers of the cards that were written, by operation. One thread at a time uses it.
	private final Map<UUID, Long> written = new HashMap<>();

	private volatile @Nullable String failure;

	private volatile @Nullable ScheduledExecutorService executor;

	CardDirectory(CardSettings settings, ManualCards cards, Journal journal) {
		this.directory = settings.directory();
		this.settings = settings;
		this.cards = cards;
		this.journal = journal;
	}

	/// Writes what is new, if there is a directory. One that cannot be written keeps none of the others from it; failures are said once, until
	/// everything succeeds again.
	synchronized void write() {
		var directory = this.directory;
		if (directory == null) {
			return;
		}
		Exception failure = null;
		try {
			var current = this.cards.current();
			this.written.keySet().retainAll(current.keySet());
			for (var card : current.entrySet()) {
				failure = (write(directory, card.getKey(), card.getValue()) instanceof Exception ex) ? ex : failure;
			}
		}
		catch (RuntimeException ex) {
			failure = ex;
		}
		tell(failure);
	}

	/// @return why it could not be written; `null` if it is there
	private @Nullable Exception write(Path directory, UUID operation, Long number) {
		if (number.equals(this.written.get(operation))) {
			return null;
		}
		try {
			write(directory, operation);
			this.written.put(operation, number);
			return null;
		}
		catch (IOException | RuntimeException ex) {
			return ex;
		}
	}

	private void tell(@Nullable Exception now) {
		if (now != null && this.failure == null) {
			log.error(
					"Manual cards cannot be written to {}. Operations go on; GET /v1/operations/…/manual-card has them.",
					this.directory, now);
		}
		if (now == null && this.failure != null) {
			log.info("Manual cards are written to {} again", this.directory);
		}
		this.failure = (now != null) ? now.getClass().getSimpleName() : null;
	}

	private void write(Path directory, UUID id) throws IOException {
		var operation = this.journal.find(id.toString());
		var newest = this.cards.newest(id);
		if (operation.isPresent() && newest.isPresent()) {
			if (!Files.isDirectory(directory)) {
				PrivateFiles.directory(directory);
			}
			PrivateFiles.write(directory.resolve(operation.get().code() + ".txt"),
					CardText.of(operation.get(), newest.get()));
		}
	}

	/// A service that cannot write cards is well otherwise.
	@Override
	public Health health() {
		var health = Health.up().withDetail("directory", String.valueOf(this.directory));
		var failure = this.failure;
		return ((failure != null) ? health.withDetail("failure", failure) : health).build();
	}

	@Override
	public void start() {
		if (this.directory == null) {
			return;
		}
		var executor = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("manual-cards").factory());
		executor.scheduleWithFixedDelay(this::write, 0, this.settings.interval().toNanos(), TimeUnit.NANOSECONDS);
		this.executor = executor;
	}

	@Override
	public void stop() {
		var executor = this.executor;
		if (executor != null) {
			executor.shutdown();
			this.executor = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

}
