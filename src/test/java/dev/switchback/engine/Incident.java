package dev.switchback.engine;

/// What may happen in a deterministic run, besides what was asked for.
enum Incident {

	CRASH("a replica dies, and comes back later"),

	PAUSE("a replica stands still, shorter than its lease"),

	LONG_PAUSE("a replica stands still for longer than its lease, and goes on"),

	CLOCK_OFF("a replica's clock is found to be off"),

	DATABASE_BEFORE("the database breaks off before it stored something"),

	DATABASE_AFTER("the database breaks off after it stored something"),

	DATABASE_OUTAGE("the database is gone for a while"),

	SLOW("an answer takes seconds"),

	LATE_CALL("a changing call is held up on its way and arrives after the client gave up"),

	LOST_RESPONSE("a call takes effect, and nobody is told"),

	LOST_CALL("a call never arrives, and nobody is told"),

	REFUSED("Azure says no"),

	BUSY("Azure says that another change is under way"),

	THROTTLED("Azure says that there were too many calls"),

	HELD_BACK("an answer to a changing call is held back"),

	SLOW_CHANGE("a change takes Azure minutes"),

	FAILED_CHANGE("a change fails after Azure took it"),

	IGNORED_CHANGE("a change is reported as done and was not"),

	BLIND("reads fail for a while"),

	PORTAL_DISABLES("somebody else switches a peering off"),

	PORTAL_ENABLES("somebody else switches a peering on"),

	PORTAL_WRITES("somebody else writes a peering and changes nothing"),

	LINK_DOWN("a link goes down for a while"),

	BGP_DOWN("both links of a circuit go down for a while"),

	FLAP("a link comes and goes"),

	PREFIX_MISSING("a prefix does not arrive for a while"),

	SLOW_ROUTES("routes converge slowly for a while"),

	INTRUSION("somebody else does something to the machine"),

	REGION_AWAY("a region is away for a while"),

	SILENCE("an application does not answer for a while"),

	BLACKOUT("all replicas die, until whatever was due is overdue"),

	DECISION("somebody decides something"),

	SUPERSEDED("an emergency takes over"),

	RIVAL("somebody wants the same circuits");

	private final String words;

	Incident(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
