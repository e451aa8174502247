package dev.switchback.readiness.discovery;

import java.time.Instant;
import java.util.List;

/// Nobody tried anything yet.
public final class NoDrills implements Drills {

	@Override
	public List<Tried> tried(Instant since) {
		return List.of();
	}

	@Override
	public List<Recovered> recovered(Instant since) {
		return List.of();
	}

}
