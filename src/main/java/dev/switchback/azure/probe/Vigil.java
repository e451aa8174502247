package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// Asks probes again and again beside whoever looks, who waits for none of them: what else is watched must not come late
/// because of an application. It remembers no longer than somebody looks: a process that came back begins anew, and takes
/// nothing for silent that it has not heard itself.
final class Vigil {

	/// One question may get lost.
	private static final int SILENCES = 3;

	private static final Duration FORGOTTEN = Duration.ofMinutes(2);

	private final Prober prober;

	private final ProbeSettings settings;

	private final Executor executor;

	private final Map<Probe, Heard> heard = new HashMap<>();

	Vigil(Prober prober, ProbeSettings settings, Executor executor) {
		this.prober = prober;
		this.settings = settings;
		this.executor = executor;
	}

	/// @param at when it was last asked
	/// @param asking whether the answer to that is still awaited
	/// @param silentSince `null` if it was not silent when it was last heard of
	/// @param silences how often in a row
	private record Heard(Instant at, boolean asking, @Nullable Instant silentSince, int silences) {

		Heard asked(Instant at) {
			return new Heard(at, true, this.silentSince, this.silences);
		}

		/// Who could not be asked was not silent.
		Heard heard(Verdict verdict, Instant at) {
			return (verdict != Verdict.FAIL) ? new Heard(at, false, null, 0)
					: new Heard(at, false, (this.silentSince != null) ? this.silentSince : at, this.silences + 1);
		}

		boolean silentFor(Duration duration, Instant now) {
			return this.silentSince != null && this.silences >= SILENCES
					&& !now.isBefore(this.silentSince.plus(duration));
		}

	}

	/// Whether a probe was silent for so long, several times in a row. Asks it again if it is time to.
	boolean silentFor(Duration duration, Probe probe, Instant now) {
		if (asks(probe, now)) {
			this.executor.execute(() -> heard(probe, this.prober.ask(probe, this.settings.patience()).verdict(), now));
		}
		synchronized (this.heard) {
			var known = this.heard.get(probe);
			return known != null && known.silentFor(duration, now);
		}
	}

	/// What was heard otherwise counts, too.
	void heard(List<Probe> probes, List<Echo> echoes, Instant at) {
		for (int i = 0; i < probes.size(); i++) {
			heard(probes.get(i), echoes.get(i).verdict(), at);
		}
	}

	/// An answer that never came is not waited for.
	private boolean asks(Probe probe, Instant now) {
		synchronized (this.heard) {
			this.heard.values().removeIf((known) -> known.at().plus(FORGOTTEN).isBefore(now));
			var known = this.heard.get(probe);
			var rest = (known != null && known.asking()) ? this.settings.patience().multipliedBy(3)
					: this.settings.every();
			if (known != null && now.isBefore(known.at().plus(rest))) {
				return false;
			}
			this.heard.put(probe, ((known != null) ? known : new Heard(now, true, null, 0)).asked(now));
			return true;
		}
	}

	private void heard(Probe probe, Verdict verdict, Instant at) {
		synchronized (this.heard) {
			var known = this.heard.getOrDefault(probe, new Heard(at, false, null, 0));
			if (!at.isBefore(known.at())) {
				this.heard.put(probe, known.heard(verdict, at));
			}
		}
	}

}
