package dev.switchback.azure.probe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Asks several probes at the same time, and waits for all of them no longer than one may take: looking up a name keeps to no
/// patience.
record Round(Prober prober, ProbeSettings settings, Executor executor) {

	private static final Duration GRACE = Duration.ofSeconds(1);

	static final Answered LATE = Answered.lost("not asked: no way to it was found in time");

	/// In the order of the probes.
	List<Reply> ask(List<Probe> probes) {
		var asked = probes.stream()
			.map((probe) -> CompletableFuture.supplyAsync(() -> this.prober.ask(probe, this.settings.patience()),
					this.executor))
			.toList();
		await(CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)));
		return IntStream.range(0, probes.size())
			.mapToObj((i) -> new Reply(probes.get(i), answered(asked.get(i))))
			.toList();
	}

	private void await(CompletableFuture<Void> all) {
		try {
			all.get(this.settings.patience().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException _) {
			// Each is asked what became of it.
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private static Answered answered(CompletableFuture<Answered> asked) {
		try {
			return asked.getNow(LATE);
		}
		catch (CompletionException ex) {
			switch (ex.getCause()) {
				case RuntimeException bug -> throw bug;
				case Error error -> throw error;
				case null, default -> throw ex;
			}
		}
	}

}
