package dev.switchback.store;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Lets several parties do something at the same moment, each on a thread of its own.
final class Together {

	private Together() {
	}

	/// What each party got, in order. What one of them threw is thrown.
	static <T> List<T> call(List<? extends Callable<? extends T>> parties) {
		var gate = new CountDownLatch(1);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var results = parties.stream().map((party) -> threads.submit(() -> {
				gate.await();
				return party.call();
			})).toList();
			gate.countDown();
			return results.stream().<T>map((result) -> {
				try {
					return result.get();
				}
				catch (InterruptedException | ExecutionException ex) {
					throw new AssertionError(ex);
				}
			}).toList();
		}
	}

	/// The same, of numbered parties.
	static <T> List<T> call(int parties, IntFunction<? extends T> party) {
		return call(IntStream.range(0, parties).<Callable<T>>mapToObj((number) -> () -> party.apply(number)).toList());
	}

}
