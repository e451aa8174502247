package dev.switchback.operation;

import dev.switchback.playbook.Decision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequesterTests {

	private static final Requester BOT = new Requester("bot", false, "chat");

	@Test
	void isCalledByItsNameAndByWhomItRelays() {
		assertThat(BOT.name()).isEqualTo("bot");
		assertThat(BOT.relaying("Ada").name()).isEqualTo("bot, on behalf of Ada");
	}

	@Test
	void isNoPersonWhoRelays() {
		assertThat(Every.ADA.relaying("Bob").person()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new Requester("ada", true, "curl", "Bob"));
	}

	@Test
	void isToldWithWhomItRelays() {
		var before = Every.operation();
		var relay = BOT.relaying("Ada");
		assertThat(Sentences.of(before, new Event.Accepted(relay, "it burns", null)))
			.isEqualTo("bot, on behalf of Ada, asked for this: it burns.");
		assertThat(Sentences.of(before, new Event.Decided(Decision.PROCEED, null, relay, "all quiet")))
			.isEqualTo("bot, on behalf of Ada, decided PROCEED: all quiet.");
	}

}
