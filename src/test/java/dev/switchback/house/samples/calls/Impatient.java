package dev.switchback.house.samples.calls;

import java.time.Instant;
import java.util.Random;
import java.util.function.LongSupplier;

import org.springframework.beans.factory.annotation.Autowired;

class Impatient {

	static int count;

	@Autowired
	private Runnable injected;

	Instant asksTheClock() {
		return Instant.now();
	}

	long asksTheMachine() {
		return System.currentTimeMillis() + System.nanoTime();
	}

	void sleeps() throws InterruptedException {
		Thread.sleep(1);
	}

	Random throwsDice() {
		return new Random();
	}

	Random throwsLoadedDice() {
		return new Random(7);
	}

	LongSupplier handsTheClockOver() {
		return System::nanoTime;
	}

}
