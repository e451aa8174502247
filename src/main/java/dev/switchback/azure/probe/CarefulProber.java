package dev.switchback.azure.probe;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Survives bugs of ours in asking: nobody was asked then, which proves nothing, and is no reason to stop a failover.
final class CarefulProber implements Prober {

	private static final Logger log = LoggerFactory.getLogger(CarefulProber.class);

	private final Prober prober;

	/// Where it went wrong before: what is asked every few seconds need not fill the log with the same trace.
	private final Set<Probe> traced = ConcurrentHashMap.newKeySet();

	CarefulProber(Prober prober) {
		this.prober = prober;
	}

	@Override
	public Answered ask(Probe probe, Duration patience) {
		try {
			return this.prober.ask(probe, patience);
		}
		catch (RuntimeException ex) {
			if (this.traced.add(probe)) {
				log.warn("Asking {} went wrong; it counts as not asked", probe.name(), ex);
			}
			else {
				log.warn("Asking {} went wrong again; it counts as not asked: {}", probe.name(), ex.toString());
			}
			return Answered.unclear("not asked: that went wrong on our side");
		}
	}

}
