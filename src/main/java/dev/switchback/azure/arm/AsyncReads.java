package dev.switchback.azure.arm;

import java.time.Duration;
import java.util.List;

/// Reads that Azure answers later: all are begun, then all are polled, on one thread. Azure works on them at the same
/// time, so together they take as long as the slowest.
final class AsyncReads {

	private final List<AsyncRead> reads;

	private final Pause pause;

	private final Deadline deadline;

	AsyncReads(List<AsyncRead> reads, Pause pause, Deadline deadline) {
		this.reads = reads;
		this.pause = pause;
		this.deadline = deadline;
	}

	/// Polls until every read is done or time is up; those that are not done then have
	/// failed.
	void await() {
		this.reads.forEach(AsyncRead::begin);
		while (this.reads.stream().anyMatch(AsyncRead::pending) && !this.deadline.over()) {
			if (!pause(untilNextPoll())) {
				break;
			}
			this.reads.stream().filter(AsyncRead::due).forEach(AsyncRead::poll);
		}
		this.reads.forEach(AsyncRead::giveUp);
	}

	private Duration untilNextPoll() {
		var next = this.reads.stream()
			.filter(AsyncRead::pending)
			.map(AsyncRead::untilPoll)
			.min(Duration::compareTo)
			.orElse(Duration.ZERO);
		return this.deadline.left(next);
	}

	private boolean pause(Duration duration) {
		if (!duration.isPositive()) {
			return true;
		}
		try {
			this.pause.pause(duration);
			return true;
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
