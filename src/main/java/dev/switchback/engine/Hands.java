package dev.switchback.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/// A thread for each execution: one of the platform's while few are under way, a virtual one for each beyond.
///
/// Who waits for the database on a virtual thread is woken by way of two others, which sleep themselves when there is little
/// to do: a third of a millisecond for each step. When there is much to do they are awake, and hundreds of the platform's
/// threads would take twice the processor time of as many virtual ones.
final class Hands implements ThreadFactory {

	private final Semaphore few;

	private final ThreadFactory firm = Thread.ofPlatform().daemon().name("advance-firm-", 0).factory();

	private final ThreadFactory light = Thread.ofVirtual().name("advance-", 0).factory();

	/// @param few how many of the platform's threads there are at most
	Hands(int few) {
		this.few = new Semaphore(few);
	}

	@Override
	public Thread newThread(Runnable work) {
		return this.few.tryAcquire() ? this.firm.newThread(() -> {
			try {
				work.run();
			}
			finally {
				this.few.release();
			}
		}) : this.light.newThread(work);
	}

}
