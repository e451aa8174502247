package dev.switchback.house.samples.calls;

interface Pause {

	void pause(long millis) throws InterruptedException;

}
