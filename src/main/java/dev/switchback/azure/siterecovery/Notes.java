package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;

/// Collects what a look saw. Only what is named here becomes evidence.
final class Notes {

	private final List<Reading> readings = new ArrayList<>();

	Notes item(ItemSeen seen, Instant at) {
		note("protection state", seen.vm(), seen.words(), at);
		return offered(seen.vm(), seen.offers(), at);
	}

	Notes offered(String subject, Collection<String> offers, Instant at) {
		return note("offered by Azure", subject, offers.isEmpty() ? "nothing" : String.join(", ", offers), at);
	}

	/// Every error that a job names, warnings of a success among them.
	Notes job(JobSeen job, Instant at) {
		note("job", job.target(), job.progress(), at);
		job.errors().forEach((error) -> note("job says", job.target(), error, at));
		return this;
	}

	Notes note(String name, String subject, String value, Instant at) {
		this.readings.add(new Reading(name, subject, value, at));
		return this;
	}

	Evidence evidence() {
		return new Evidence(this.readings, List.of());
	}

	Evidence evidence(List<RuleVerdict> rules) {
		return new Evidence(this.readings, rules);
	}

}
