package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.switchback.playbook.Verdict;

/// Asks probes again and again beside whoever looks, who waits for none of them: what else is watched must not come late
/// because of an application. It remembers silence no longer than somebody looks: a process that came back begins anew, and
/// takes nothing for silent that it has not heard itself. That something answered is remembered for good: only where a name was
/// found it means something that it is found no more, and what another process found says nothing about this one.
final class Vigil {

	private static final Duration FORGOTTEN = Duration.ofMinutes(2);

	private final Prober prober;

	private final ProbeSettings settings;

	private final Executor executor;

	private final Map<Probe, Heard> heard = new HashMap<>();

	/// When each was asked that answered last. There are no more of them than are declared.
	private final Map<Probe, Instant> answered = new HashMap<>();

	Vigil(Prober prober, ProbeSettings settings, Executor executor) {
		this.prober = prober;
		this.settings = settings;
		this.executor = executor;
	}

	/// Asks a probe again if it is time to.
	void ask(Probe probe, Instant now) {
		if (asks(probe, now)) {
			this.executor.execute(() -> heard(new Reply(probe, this.prober.ask(probe, this.settings.patience())), now));
		}
	}

	/// What came last of asking a probe that was without an answer for so long, several times in a row; empty if none was.
	///
	/// @param before since when an answer to this process counts
	Optional<String> silence(Duration duration, Probe probe, Instant before, Instant now) {
		synchronized (this.heard) {
			var answered = this.answered.get(probe);
			return Optional.ofNullable(this.heard.get(probe))
				.filter((known) -> known.silentFor(duration, answered != null && !answered.isBefore(before), now))
				.map(Heard::words);
		}
	}

	/// Whether a probe answered when this process asked it last, and not long ago.
	boolean answers(Probe probe) {
		synchronized (this.heard) {
			var known = this.heard.get(probe);
			return known != null && known.answering();
		}
	}

	/// What was heard otherwise counts, too.
	void heard(List<Reply> replies, Instant at) {
		replies.forEach((reply) -> heard(reply, at));
	}

	/// An answer that never came is not waited for.
	private boolean asks(Probe probe, Instant now) {
		synchronized (this.heard) {
			forget(now);
			var known = this.heard.get(probe);
			var rest = (known != null && known.asking()) ? this.settings.patience().multipliedBy(3)
					: this.settings.every();
			if (known != null && now.isBefore(known.at().plus(rest))) {
				return false;
			}
			this.heard.put(probe, ((known != null) ? known : Heard.nothing(now)).asked(now));
			return true;
		}
	}

	private void forget(Instant now) {
		this.heard.values().removeIf((known) -> known.at().plus(FORGOTTEN).isBefore(now));
	}

	private void heard(Reply reply, Instant at) {
		synchronized (this.heard) {
			forget(at);
			this.heard.merge(reply.probe(), Heard.nothing(at).heard(reply.answered(), at),
					(known, _) -> known.heard(reply.answered(), at));
			if (reply.answered().verdict() == Verdict.PASS) {
				this.answered.merge(reply.probe(), at, (one, other) -> one.isBefore(other) ? other : one);
			}
		}
	}

}
