package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.azure.probe.Answered;
import dev.switchback.azure.probe.Probe;
import dev.switchback.azure.probe.Prober;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.ArmSimulator;

/// Asks the machines of the simulator, which forwards no packets: `app-01.example:443` is what runs on `app-01`, wherever it
/// is.
record Guests(ArmSimulator simulator) implements Prober {

	@Override
	public Answered ask(Probe probe, Duration patience) {
		var machine = probe.address().substring(0, probe.address().indexOf('.'));
		var running = this.simulator.guests()
			.stream()
			.filter((guest) -> guest.item().equals(machine) && !guest.test() && guest.running())
			.toList();
		return (!running.isEmpty() && running.getLast().answers())
				? new Answered(Verdict.PASS, "connected in 1 ms", Duration.ofMillis(1), false)
				: new Answered(Verdict.FAIL, "no answer after 5000 ms", null, false);
	}

}
