package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Optional;

import dev.switchback.azure.expressroute.Session.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTests {

	private static final Row GATEWAY = new Row("10.100.255.12", "7");

	private static Session of(Row... rows) {
		return Session.of(List.of(rows), Optional.of("172.16.1.1"));
	}

	@Test
	void aNumberMeansEstablished() {
		assertThat(of(GATEWAY, new Row("172.16.1.1", "4"))).isEqualTo(new Session.Up(4));
		assertThat(of(new Row("172.16.1.1", "0"))).isEqualTo(new Session.Up(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Idle", "Active", "Idle (Admin)", "Connect", "OpenSent", "never", "", "-1", "4 of 5",
			"99999999999" })
	void aWordMeansDown(String state) {
		assertThat(of(GATEWAY, new Row("172.16.1.1", state))).isInstanceOf(Session.Down.class);
	}

	@Test
	void aMissingRowMeansDownEvenBesideAzuresOwn() {
		assertThat(of(GATEWAY)).isEqualTo(new Session.Down("down (not in the table)"));
	}

	@Test
	void anEmptyTableMeansDown() {
		assertThat(of()).isEqualTo(new Session.Down("down (the table is empty)"));
	}

	@Test
	void aLinkWithoutATransferNetworkIsDown() {
		assertThat(Session.of(List.of(GATEWAY), Optional.empty())).isInstanceOf(Session.Down.class);
	}

}
