package dev.switchback.simulator.estate;

/// What may be particular about a protected machine.
public enum Trait {

	/// It has no recovery point younger than seven hours, and gets none.
	STALE,

	/// Nobody has tried a test failover.
	NEVER_DRILLED,

	/// The last successful test failover was 400 days ago.
	DRILLED_LONG_AGO,

	/// The failover job fails while it creates the machine.
	FAILOVER_FAILS,

	/// The source does not shut down when it is asked to; the failover goes on.
	SOURCE_STAYS_UP,

	/// Somebody else has failed it over two hours ago and has not committed.
	FAILED_OVER,

	/// Somebody has begun a drill yesterday and has not cleaned up.
	DRILL_RUNNING,

	/// There is no network mapping back.
	NO_REVERSE_MAPPING,

	/// Disks are encrypted with the customer's keys, on both sides.
	CUSTOMER_KEYS,

	/// Disks are encrypted with the customer's keys, and the way back has no disk encryption set.
	NO_KEYS_BACK,

	/// A lock forbids to change the source.
	LOCKED,

	/// It stands in an availability set.
	IN_AVAILABILITY_SET,

	/// It stands in a proximity placement group.
	IN_PROXIMITY_GROUP,

	/// Its family of sizes has no quota left in the recovery region.
	NO_QUOTA,

	/// Replication is in a critical state for a reason that is not the age of its points.
	CRITICAL,

	/// It makes crash-consistent points only.
	NO_APP_POINTS,

	/// Its cache storage account on the other side is missing.
	NO_CACHE_ACCOUNT,

	/// It has a disk that was attached later and is not replicated.
	DISK_ADDED_LATER,

	/// The certificate of its agent is good for ten days only.
	AGENT_EXPIRES,

	/// Its network is mapped to none on the other side.
	NO_NETWORK,

	/// Azure's readiness checks found something that keeps a failover from working.
	NOT_READY,

	/// A lock lets nothing be made in the group it goes to.
	TARGET_LOCKED,

	/// Disks are encrypted with the customer's keys, and nobody chose an encryption set for the other side.
	NO_KEYS_THERE

}
