package dev.switchback.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/// The timeline is written by somebody else, and nothing of it is lost as long as the process lives.
@Timeout(30)
class TimelineLogTests {

	/// More than may wait.
	private static final int MANY = 10_000;

	private final LoggerContext context = new LoggerContext();

	private final Slow written = new Slow();

	private final Logger timeline = this.context.getLogger(Told.LOGGER);

	private final Logger other = this.context.getLogger("dev.switchback.other");

	private TimelineLog log;

	@BeforeEach
	void begin() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		this.written.setContext(this.context);
		this.written.start();
		var root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);
		root.setLevel(Level.INFO);
		root.addAppender(this.written);
		this.log = new TimelineLog(this.context);
	}

	@AfterEach
	void end() {
		this.written.ready.countDown();
		this.log.close();
		this.context.stop();
	}

	@Test
	void whoTellsDoesNotWaitForWhoWrites() {
		this.timeline.info("{} {}", "SB-000001", "Checking that it is so.");
		assertThat(this.written.lines()).isEmpty();
		this.written.ready.countDown();
		this.log.close();
		assertThat(this.written.lines())
			.containsExactly("INFO %s SB-000001 Checking that it is so.".formatted(Thread.currentThread().getName()));
	}

	@Test
	void whatWaitsIsWrittenBeforeAProcessEnds() {
		IntStream.range(0, 1_000).forEach((number) -> this.timeline.info("{}", number));
		this.written.ready.countDown();
		this.log.close();
		assertThat(this.written.lines()).hasSize(1_000);
		assertThat(this.written.lines().getLast()).endsWith(" 999");
	}

	@Test
	void whoFindsTheQueueFullWaitsAndNothingIsDropped() throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var telling = threads
				.submit(() -> IntStream.range(0, MANY).forEach((number) -> this.timeline.info("{}", number)));
			this.written.ready.countDown();
			telling.get();
		}
		this.log.close();
		assertThat(this.written.lines()).extracting((line) -> line.substring(line.lastIndexOf(' ') + 1))
			.containsExactlyElementsOf(IntStream.range(0, MANY).mapToObj(Integer::toString).toList());
	}

	@Test
	void warningsOfAllOthersAreWrittenAtOnce() {
		this.written.ready.countDown();
		this.other.warn("something is wrong");
		assertThat(this.written.lines())
			.containsExactly("WARN %s something is wrong".formatted(Thread.currentThread().getName()));
	}

	@Test
	void whatIsToldAfterTheEndIsWrittenAtOnce() {
		this.written.ready.countDown();
		this.log.close();
		this.timeline.info("late");
		this.other.warn("later");
		assertThat(this.written.lines()).hasSize(2);
	}

	@Test
	void twoInOneProcessWriteNothingTwice() {
		this.written.ready.countDown();
		try (var second = new TimelineLog(this.context)) {
			assertThat(second).isNotNull();
			this.timeline.info("once");
		}
		this.log.close();
		assertThat(this.written.lines()).hasSize(1);
	}

	@Test
	void whatSomebodyElseConfiguredStays() {
		this.log.close();
		var theirs = new Slow();
		theirs.ready.countDown();
		theirs.start();
		this.context.getLogger(Told.LOGGER).addAppender(theirs);
		try (var second = new TimelineLog(this.context)) {
			assertThat(second).isNotNull();
			this.written.ready.countDown();
			this.timeline.info("theirs, and everybody's");
			assertThat(theirs.lines()).hasSize(1);
			assertThat(this.written.lines()).hasSize(1);
		}
	}

	/// Writes nothing before it is ready.
	private static final class Slow extends AppenderBase<ILoggingEvent> {

		private final CountDownLatch ready = new CountDownLatch(1);

		private final List<String> lines = new ArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			try {
				this.ready.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			synchronized (this.lines) {
				this.lines
					.add("%s %s %s".formatted(event.getLevel(), event.getThreadName(), event.getFormattedMessage()));
			}
		}

		List<String> lines() {
			synchronized (this.lines) {
				return List.copyOf(this.lines);
			}
		}

	}

}
