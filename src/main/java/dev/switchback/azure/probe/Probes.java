package dev.switchback.azure.probe;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Learned;

/// Asks applications whether they answer, as playbooks speak of it.
public final class Probes {

	/// More than this cannot be asked within one look.
	public static final int MOST = 8;

	private final Prober prober;

	private final ProbeSettings settings;

	public Probes(Prober prober, ProbeSettings settings) {
		this.prober = prober;
		this.settings = settings;
	}

	/// All of them answer as they should.
	///
	/// @param vm whose application it is
	/// @param learned what is learned once they do, by when that was
	public Condition answer(List<Probe> probes, String vm, Function<Instant, Learned> learned) {
		return new Answering(this.prober, this.settings, probes, vm, learned);
	}

}
