package dev.switchback.local;

/// Whether this is a rehearsal on one machine or the real thing: `switchback.mode`. The two are never mixed by
/// accident.
enum Mode {

	/// Local tokens, embedded PostgreSQL, the simulator, loopback.
	REHEARSAL,

	/// OpenID Connect, a database of its own, Azure. Refuses everything of a rehearsal, see [CloudRefusals].
	CLOUD

}
