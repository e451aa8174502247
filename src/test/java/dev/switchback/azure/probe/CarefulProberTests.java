package dev.switchback.azure.probe;

import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Bugs of ours in asking.
class CarefulProberTests {

	private static final Probe INTRANET = new Probe("intranet", Probe.Kind.TCP, "intranet.example:443");

	private final Logger logger = (Logger) LoggerFactory.getLogger(CarefulProber.class);

	private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.logged.start();
		this.logger.addAppender(this.logged);
	}

	@AfterEach
	void hush() {
		this.logger.detachAppender(this.logged);
	}

	private static Answered ask(Prober prober) {
		return new CarefulProber(prober).ask(INTRANET, Duration.ofSeconds(5));
	}

	@Test
	void aBugIsNoAnswerAndIsLogged() {
		var answered = ask((_, _) -> {
			throw new IllegalStateException("a bug");
		});
		assertThat(answered).isEqualTo(Answered.unclear("not asked: that went wrong on our side"));
		assertThat(this.logged.list).singleElement().satisfies((line) -> {
			assertThat(line.getLevel()).isEqualTo(Level.WARN);
			assertThat(line.getFormattedMessage()).isEqualTo("Asking intranet went wrong; it counts as not asked");
			assertThat(line.getThrowableProxy().getMessage()).isEqualTo("a bug");
		});
	}

	@Test
	void theSameTraceIsNotLoggedAgainAndAgain() {
		var prober = new CarefulProber((_, _) -> {
			throw new IllegalStateException("a bug");
		});
		prober.ask(INTRANET, Duration.ofSeconds(5));
		prober.ask(INTRANET, Duration.ofSeconds(5));
		assertThat(this.logged.list).hasSize(2).last().satisfies((line) -> {
			assertThat(line.getLevel()).isEqualTo(Level.WARN);
			assertThat(line.getFormattedMessage())
				.endsWith("it counts as not asked: java.lang.IllegalStateException: a bug");
			assertThat(line.getThrowableProxy()).isNull();
		});
	}

	@Test
	void whatIsNoBugOfOursIsNotHidden() {
		assertThat(ask((_, _) -> ScriptedProber.CONNECTED).verdict()).isEqualTo(Verdict.PASS);
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> ask((_, _) -> {
			throw new OutOfMemoryError("no bug");
		}));
		assertThat(this.logged.list).isEmpty();
	}

}
