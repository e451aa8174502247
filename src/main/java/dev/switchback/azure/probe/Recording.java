package dev.switchback.azure.probe;

import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// What probes answer before anything is done is written down, whatever it is: nobody is held up by it. What was
/// heard of them during an earlier operation counts no more.
record Recording(Round round, Vigil vigil, Occasion occasion) implements Condition {

	@Override
	public Sighting look(Look look) {
		var replies = this.round.ask(this.occasion.probes());
		this.vigil.heard(replies, look.at());
		var echoes = replies.stream().map(Reply::echo).toList();
		var evidence = new Evidence(
				echoes.stream().map((echo) -> echo.reading(this.occasion.subject(), look.at())).toList(), List.of());
		return new Sighting.Met(echoes.stream().map(Recording::words).collect(Collectors.joining("; ")), evidence,
				new Echoes(this.occasion.drained(), this.occasion.over(), look.at(), echoes));
	}

	private static String words(Echo echo) {
		return switch (echo.verdict()) {
			case PASS -> "%s answers: %s".formatted(echo.probe(), echo.spoken());
			case FAIL ->
				"%s does not answer (%s), so its silence will prove nothing".formatted(echo.probe(), echo.spoken());
			case INCONCLUSIVE ->
				"%s cannot be asked (%s), so it will prove nothing".formatted(echo.probe(), echo.spoken());
		};
	}

}
