package dev.switchback.azure.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

/// Every probe of a machine passes. One that could not be asked proves nothing, either way.
record Answering(Round round, ProbeSettings settings, List<Probe> probes, String vm,
		Function<Instant, Learned> learned) implements Condition {

	@Override
	public Sighting look(Look look) {
		var readings = new ArrayList<Reading>();
		var failed = new ArrayList<String>();
		var unclear = new ArrayList<String>();
		for (var reply : this.round.ask(this.probes)) {
			var echo = reply.echo();
			readings.add(echo.reading(this.vm, look.at()));
			var sentence = "%s of %s: %s".formatted(echo.probe(), this.vm, said(echo));
			switch (echo.verdict()) {
				case PASS -> {
				}
				case FAIL -> failed.add(sentence);
				case INCONCLUSIVE -> unclear.add(sentence);
			}
		}
		var evidence = new Evidence(readings, List.of());
		if (!failed.isEmpty()) {
			return new Sighting.Unmet(String.join("; ", failed), evidence);
		}
		if (!unclear.isEmpty() || this.probes.isEmpty()) {
			return new Sighting.Blind(unclear.isEmpty()
					? "nothing is declared that %s could be asked by".formatted(this.vm) : String.join("; ", unclear),
					evidence, this.settings.lookAgain());
		}
		return new Sighting.Met(
				"%s answers: %s".formatted(this.vm,
						this.probes.stream().map(Probe::name).collect(Collectors.joining(", "))),
				evidence, this.learned.apply(look.at()));
	}

	private static String said(Echo echo) {
		return (echo.verdict() == Verdict.FAIL) ? echo.steady() : "%s (%s)".formatted(echo.verdict(), echo.steady());
	}

}
