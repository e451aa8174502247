package dev.switchback.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class HandsTests {

	private final Hands hands = new Hands(2);

	@Test
	void fewHaveAThreadOfThePlatformEachAndMoreHaveAVirtualOne() throws Exception {
		var done = new CountDownLatch(1);
		var threads = start(5, () -> await(done));
		assertThat(threads).extracting(Thread::isVirtual).containsExactly(false, false, true, true, true);
		assertThat(threads).extracting(Thread::getName).doesNotHaveDuplicates();
		assertThat(threads).as("a process that ends waits for none").allMatch(Thread::isDaemon);
		done.countDown();
		join(threads);
	}

	@Test
	void whatIsOverLeavesItsThreadToOthers() throws Exception {
		for (var time = 0; time < 10; time++) {
			var threads = start(2, () -> {
			});
			assertThat(threads).extracting(Thread::isVirtual).containsOnly(false);
			join(threads);
		}
	}

	@Test
	void soDoesWhatFails() throws Exception {
		for (var time = 0; time < 10; time++) {
			var failing = this.hands.newThread(() -> {
				throw new IllegalStateException("a bug of ours");
			});
			failing.setUncaughtExceptionHandler((_, _) -> {
			});
			assertThat(failing.isVirtual()).isFalse();
			failing.start();
			failing.join();
		}
	}

	private List<Thread> start(int number, Runnable work) {
		var threads = new ArrayList<Thread>();
		for (var count = 0; count < number; count++) {
			threads.add(this.hands.newThread(work));
			threads.getLast().start();
		}
		return threads;
	}

	private static void join(List<Thread> threads) throws InterruptedException {
		for (var thread : threads) {
			thread.join();
		}
	}

	private static void await(CountDownLatch done) {
		try {
			done.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
