package dev.switchback.store;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.MathType;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.bucket4j.distributed.remote.RemoteStat;
import io.github.bucket4j.distributed.serialization.PrimitiveSerializationHandles;
import io.github.bucket4j.distributed.serialization.SerializationHandle;
import io.github.bucket4j.distributed.versioning.Version;
import io.github.bucket4j.distributed.versioning.Versions;

/// Takes calls out of a bucket, all or none, and answers how many nanoseconds they are not to be had; 0 if they were taken. Bucket4j's own
/// commands know neither what is to be left for others nor that Azure counts too; it runs this one as it runs those, while it holds
/// the bucket's row.
///
/// @param calls how many; what is more than the bucket can hold it owes when it was full
/// @param limits by which the bucket fills; where they were others, what is left stays as it is
/// @param known what Azure last said is left; the bucket never holds more
/// @param reserve what must be left afterwards
/// @param must whether it is taken in any case, even if the bucket then owes
record TakeCalls(int calls, BucketConfiguration limits, long known, long reserve,
		boolean must) implements RemoteCommand<Long> {

	@Override
	public CommandResult<Long> execute(MutableBucketEntry entry, long now) {
		var state = state(entry, now);
		state.refillAllBandwidth(now);
		var most = Math.min(state.getAvailableTokens(), this.known);
		state.consume(state.getAvailableTokens() - most);
		var wait = this.must ? 0 : state.calculateDelayNanosAfterWillBePossibleToConsume(required(), now, false);
		if (wait == 0) {
			state.consume(this.calls);
		}
		entry.set(state);
		return CommandResult.success(wait, PrimitiveSerializationHandles.LONG_HANDLE);
	}

	private long required() {
		return Math.min(this.reserve + this.calls, this.limits.getBandwidths()[0].getCapacity());
	}

	private RemoteBucketState state(MutableBucketEntry entry, long now) {
		if (!entry.exists()) {
			var full = BucketState.createInitialState(this.limits, MathType.INTEGER_64_BITS, now);
			return new RemoteBucketState(full, new RemoteStat(0), null);
		}
		var state = entry.get();
		if (!state.getConfiguration().equals(this.limits)) {
			state.replaceConfiguration(this.limits, TokensInheritanceStrategy.AS_IS, now);
		}
		return state;
	}

	/// A bucket that nobody has asked yet is full.
	@Override
	public boolean isInitializationCommand() {
		return true;
	}

	/// It never leaves the process.
	@Override
	public SerializationHandle<RemoteCommand<?>> getSerializationHandle() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isImmediateSyncRequired(long unsynchronizedTokens, long nanosSinceLastSync) {
		return true;
	}

	@Override
	public long estimateTokensToConsume() {
		return this.calls;
	}

	@Override
	public long getConsumedTokens(Long wait) {
		return (wait == 0) ? this.calls : 0;
	}

	@Override
	public Version getRequiredVersion() {
		return Versions.getLatest();
	}

}
