package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.operation.Event;
import dev.switchback.operation.Journal.Entry;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.world.Mutation;

import static org.assertj.core.api.Assertions.assertThat;

/// An emergency brings a circuit back by itself for one reason: the survivor was lost before the drain was verified.
final class TheOneException {

	/// What loses the survivor; `%s` is its circuit, `%d` when, in seconds.
	private static final List<String> LOSSES = List.of("""
			{"kind": "drift", "circuit": "%s", "set": {"state": "Disabled"}, "after": "PT%dS"}""", """
			{"kind": "convergence", "circuit": "%s", "linkDown": "both", "after": "PT%dS", "for": "PT5M"}""");

	/// Until a loss is seen for certain: Azure's own delays, and two looks.
	private static final Duration NOTICED = Duration.ofSeconds(4);

	private TheOneException() {
	}

	/// Faults that lose the survivor at that second.
	static Stream<String> losses(Theatre theatre, int second) {
		return LOSSES.stream().map((fault) -> theatre.fault(fault.formatted(theatre.circuits().getLast(), second)));
	}

	/// Whatever befell an emergency, the survivor was not lost.
	static void neverHappens(Flight flight) {
		assertThat(enables(flight)).as(flight.timeline()).isEmpty();
		assertThat(turnedBack(flight)).as(flight.timeline()).isEmpty();
	}

	/// The survivor was lost at that second of an emergency.
	static void happensOnlyBeforeTheDrainIsVerified(Flight flight, Theatre theatre, int second) {
		var timeline = flight.timeline() + flight.received();
		var lostAt = VirtualTime.START.plusSeconds(second);
		var off = flight.mutations().stream().filter((call) -> call.change().endsWith("Enabled→Disabled")).findFirst();
		var verified = verified(flight);
		if (off.isEmpty() || verified.filter((at) -> at.isBefore(lostAt)).isPresent()) {
			neverHappens(flight);
		}
		else if (verified.isEmpty() || lostAt.plus(NOTICED).isBefore(verified.get())) {
			assertThat(enables(flight)).as(timeline).hasSize(1);
		}
		assertThat(turnedBack(flight)).as(timeline)
			.hasSize(enables(flight).size())
			.allSatisfy((cause) -> assertThat(cause).contains(theatre.circuits().getLast()));
	}

	private static Optional<Instant> verified(Flight flight) {
		return flight.operation()
			.runs()
			.stream()
			.filter((run) -> run.key().equals("primary.drained") && run.verdict() == Verdict.PASS)
			.findFirst()
			.map((run) -> run.finishedAt());
	}

	private static List<Mutation> enables(Flight flight) {
		return flight.mutations().stream().filter((call) -> call.change().endsWith("Disabled→Enabled")).toList();
	}

	private static List<String> turnedBack(Flight flight) {
		return flight.store.events(flight.id, 0, Integer.MAX_VALUE)
			.stream()
			.map(Entry::event)
			.flatMap((event) -> (event instanceof Event.TurnedBack(var cause)) ? Stream.of(cause) : Stream.empty())
			.toList();
	}

}
