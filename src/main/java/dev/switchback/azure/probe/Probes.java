package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Learned;
import org.jspecify.annotations.Nullable;

/// Asks applications whether they answer, as playbooks speak of it.
public final class Probes {

	/// More than this a machine cannot have.
	public static final int MOST = 8;

	private final Round round;

	private final Vigil vigil;

	private final ProbeSettings settings;

	/// Whoever looks asks one probe after the other.
	public Probes(Prober prober, ProbeSettings settings) {
		this(prober, settings, Runnable::run);
	}

	/// @param executor what asks beside who looks
	Probes(Prober prober, ProbeSettings settings, Executor executor) {
		var careful = new CarefulProber(prober);
		this.round = new Round(careful, settings, executor);
		this.vigil = new Vigil(careful, settings, executor);
		this.settings = settings;
	}

	/// All of them answer as they should.
	///
	/// @param vm whose application it is
	/// @param learned what is learned once they do, by when that was
	public Condition answer(List<Probe> probes, String vm, Function<Instant, Learned> learned) {
		return new Answering(this.round, this.settings, probes, vm, learned);
	}

	/// Holds whatever they answer. Learns [Echoes].
	public Condition recorded(Occasion occasion) {
		return new Recording(this.round, this.vigil, occasion);
	}

	/// All of them answer as before. Is not met if one has fallen silent; and blind if none has, and one proves nothing. Learns
	/// [Echoes].
	///
	/// @param before `null` if nobody asked before
	public Condition answerAsBefore(Occasion occasion, @Nullable Echoes before) {
		return new AsBefore(this.round, this.vigil, this.settings, occasion, before);
	}

	/// None of them has fallen silent for a while. Nobody waits for an answer.
	///
	/// @param tolerance how long one may be silent
	public Condition notFallenSilent(Occasion occasion, Echoes before, Duration tolerance) {
		return new StillAnswering(this.vigil, occasion, before, tolerance);
	}

	/// How long one may be silent that answered before.
	public Duration silence() {
		return this.settings.silence();
	}

}
