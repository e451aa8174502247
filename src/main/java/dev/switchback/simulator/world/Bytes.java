package dev.switchback.simulator.world;

/// What has passed a link, in thousandths of bytes, so that any division of time adds up to the same.
public record Bytes(long milliIn, long milliOut) {

	/// A link that has been in use for a while.
	static final Bytes USED = new Bytes(537_408_000_000L, 440_325_500_000L);

	Bytes plus(long inPerSecond, long outPerSecond, long millis) {
		return new Bytes(this.milliIn + inPerSecond * millis, this.milliOut + outPerSecond * millis);
	}

	/// Bytes into Azure.
	public long in() {
		return this.milliIn / 1000;
	}

	/// Bytes out of Azure.
	public long out() {
		return this.milliOut / 1000;
	}

}
