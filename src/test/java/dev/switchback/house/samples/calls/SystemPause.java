package dev.switchback.house.samples.calls;

class SystemPause implements Pause {

	@Override
	public void pause(long millis) throws InterruptedException {
		Thread.sleep(millis);
	}

}
