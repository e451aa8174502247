package dev.switchback.api;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Journal;

/// The events of one operation, until it has ended.
final class OperationTail implements EventTail {

	private static final int BATCH = 100;

	private final Journal journal;

	private final Finding finding;

	private final UUID operation;

	private long last;

	/// @param after the last event that need not be told
	OperationTail(Journal journal, Finding finding, UUID operation, long after) {
		this.journal = journal;
		this.finding = finding;
		this.operation = operation;
		this.last = after;
	}

	@Override
	public boolean send(EventWriter writer) throws IOException {
		var before = this.last;
		var batch = this.journal.events(this.operation, this.last, BATCH);
		while (!batch.isEmpty()) {
			for (var entry : batch) {
				writer.event(entry.seq(), EventView.of(entry));
				this.last = entry.seq();
			}
			batch = (batch.size() < BATCH) ? List.of() : this.journal.events(this.operation, this.last, BATCH);
		}
		writer.flush();
		return this.last > before;
	}

	/// By the time an operation has ended all its events are there, and those not sent yet come first.
	@Override
	public boolean ended(EventWriter writer) throws IOException {
		var now = this.finding.operation(this.operation.toString());
		if (now.ended()) {
			send(writer);
			writer.end(now.status());
		}
		return now.ended();
	}

	@Override
	public void heartbeat(EventWriter writer) throws IOException {
		writer.heartbeat();
	}

}
