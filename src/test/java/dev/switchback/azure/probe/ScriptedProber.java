package dev.switchback.azure.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Answers what it was told to; whatever it was told nothing of answers within 12 ms.
public final class ScriptedProber implements Prober {

	/// A connection was taken.
	public static final Answered CONNECTED = connected(12);

	/// Nobody took it.
	public static final Answered SILENT = Answered.fail("no answer after 5000 ms");

	/// It may not be asked.
	public static final Answered NOT_ASKED = Answered
		.unclear("not asked: 10.9.0.1 is in no network that probes may go to");

	/// Its name leads nowhere any more.
	public static final Answered LOST = Answered.lost("not asked: intranet.example has no address");

	private final Map<String, Answered> said = new HashMap<>();

	/// By name, in the order of asking.
	public final List<String> asked = new ArrayList<>();

	/// What happens whenever somebody asks.
	public Consumer<String> whenAsked = (_) -> {
	};

	public static Answered connected(long millis) {
		return Answered.pass("connected in %d ms".formatted(millis), Duration.ofMillis(millis));
	}

	/// From now on.
	public ScriptedProber says(String probe, Answered answered) {
		this.said.put(probe, answered);
		return this;
	}

	@Override
	public Answered ask(Probe probe, Duration patience) {
		this.asked.add(probe.name());
		this.whenAsked.accept(probe.name());
		return this.said.getOrDefault(probe.name(), CONNECTED);
	}

}
