package dev.switchback.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The terms of one look.
///
/// @param at the moment the look begins, by the clock that deadlines are kept by
/// @param notOlderThan nothing that was observed before this moment may be used
/// @param patience how long the look may block
/// @param urgency how urgent it is to see it
/// @param mutations what was sent so far for the step or obligation that is looked at, oldest first
/// @param readings what was read when the call that has to be undone was seen to have had its effect; empty if it was not
/// @param secret what was sealed with the promise that is looked after; `null` if nothing was, or it cannot be opened
/// @param calls everything that the operation has sent and still answers for, these included, and whoever it took over from:
/// what was read before one of them may not know of it
/// @param retriedAt when a person who brings something back had it tried again; `null` if nobody has
public record Look(Instant at, Instant notOlderThan, Duration patience, Urgency urgency, List<Mutation> mutations,
		List<Reading> readings, @Nullable Secret secret, List<Mutation> calls, @Nullable Instant retriedAt) {

	public Look {
		mutations = List.copyOf(mutations);
		readings = List.copyOf(readings);
		calls = List.copyOf(calls);
	}

	/// A look at a moment, for which only what is seen from then on counts.
	public static Look at(Instant at, Duration patience, Urgency urgency, List<Mutation> mutations) {
		return new Look(at, at, patience, urgency, mutations, List.of(), null, mutations, null);
	}

	/// The same of an operation that has sent more.
	public Look among(List<Mutation> calls) {
		return new Look(this.at, this.notOlderThan, this.patience, this.urgency, this.mutations, this.readings,
				this.secret, calls, this.retriedAt);
	}

	/// The same with another patience.
	public Look within(Duration patience) {
		return new Look(this.at, this.notOlderThan, patience, this.urgency, this.mutations, this.readings, this.secret,
				this.calls, this.retriedAt);
	}

	/// The same with what was sealed.
	public Look with(@Nullable Secret secret) {
		return new Look(this.at, this.notOlderThan, this.patience, this.urgency, this.mutations, this.readings, secret,
				this.calls, this.retriedAt);
	}

	/// The same with what was read when the call that has to be undone had its effect.
	public Look after(List<Reading> readings) {
		return new Look(this.at, this.notOlderThan, this.patience, this.urgency, this.mutations, readings, this.secret,
				this.calls, this.retriedAt);
	}

	/// The same after a person had it tried again.
	public Look retried(@Nullable Instant at) {
		return new Look(this.at, this.notOlderThan, this.patience, this.urgency, this.mutations, this.readings,
				this.secret, this.calls, at);
	}

	/// What was sent since then.
	public List<Mutation> sentSince() {
		return this.mutations.stream().filter((call) -> !retriedAfter(call.intendedAt())).toList();
	}

	/// Whether a person had it tried again after a moment.
	public boolean retriedAfter(Instant moment) {
		return this.retriedAt != null && moment.isBefore(this.retriedAt);
	}

}
