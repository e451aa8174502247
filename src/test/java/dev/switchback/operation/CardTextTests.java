package dev.switchback.operation;

import java.time.Instant;
import java.util.List;

import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CardTextTests {

	private static final ManualCard CARD = new ManualCard("Bring back contoso-ams by hand",
			List.of(new Section("As it was found", Kind.FACTS, List.of("state: Enabled", "peer ASN: 65001")),
					new Section("With az", Kind.COMMANDS, List.of("az network express-route peering update")),
					new Section("On the router", Kind.ROUTER, List.of("no neighbor 192.0.2.1 shutdown")),
					new Section("Then", Kind.STEPS, List.of("1. Look at the routes.")),
					new Section("Beware", Kind.CAUTION, List.of("A PUT without the key may erase it."))));

	@Test
	void isReadLikeAPage() {
		assertThat(text("CHG-1", "INC-7", Every.NOON)).isEqualTo(
				"""
						Bring back contoso-ams by hand

						SB-7F3K9Q, asked for by ada: quarterly exercise, change CHG-1, incident INC-7, broken since 2026-03-02T12:00:00Z
						Written at 2026-03-02T12:00:10Z.

						As it was found
						  state: Enabled
						  peer ASN: 65001

						With az
						  $ az network express-route peering update

						On the router
						  # no neighbor 192.0.2.1 shutdown

						Then
						  1. Look at the routes.

						Beware
						  ! A PUT without the key may erase it.
						""");
	}

	@Test
	void leavesOutWhatNobodySaid() {
		assertThat(text(null, null, null)).startsWith("""
				Bring back contoso-ams by hand

				SB-7F3K9Q, asked for by ada: quarterly exercise
				Written at 2026-03-02T12:00:10Z.
				""");
	}

	private static String text(@Nullable String change, @Nullable String incident, @Nullable Instant since) {
		var order = Every.ORDER;
		var told = new Order(order.kind(), 1, order.purpose(), order.subject(), "{}", order.claims(), Every.ADA,
				order.reason(), change, incident, since, null);
		var operation = Operation.accepted(Every.id(0), "SB-7F3K9Q", told, "{}", Every.OUTLINE, Every.NOON);
		var written = new ManualCards.Written(1, Every.after(10), CARD);
		return CardText.of(operation, written).replace(System.lineSeparator(), "\n");
	}

}
