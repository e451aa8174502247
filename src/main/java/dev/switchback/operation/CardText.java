package dev.switchback.operation;

import java.util.stream.Collectors;

import dev.switchback.playbook.ManualCard.Section;

/// A manual card as people print it.
public final class CardText {

	private CardText() {
	}

	public static String of(Operation operation, ManualCards.Written written) {
		var order = operation.order();
		var card = written.card();
		var head = "%s%n%n%s, asked for by %s: %s%s%nWritten at %s.%n".formatted(card.title(), operation.code(),
				order.by().name(), order.reason(), references(operation), written.at());
		return head + card.sections().stream().map(CardText::section).collect(Collectors.joining());
	}

	private static String references(Operation operation) {
		var order = operation.order();
		var change = (order.changeReference() != null) ? ", change " + order.changeReference() : "";
		var incident = (order.incidentReference() != null) ? ", incident " + order.incidentReference() : "";
		var since = (order.incidentStartedAt() != null) ? ", broken since " + order.incidentStartedAt() : "";
		return change + incident + since;
	}

	private static String section(Section section) {
		var mark = switch (section.kind()) {
			case FACTS, STEPS -> "  ";
			case COMMANDS -> "  $ ";
			case ROUTER -> "  # ";
			case CAUTION -> "  ! ";
		};
		return section.lines()
			.stream()
			.map((line) -> "%s%s%n".formatted(mark, line))
			.collect(Collectors.joining("", "%n%s%n".formatted(section.heading()), ""));
	}

}
