package dev.switchback.engine;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What a class logs until this is closed.
final class Logged implements AutoCloseable {

	private final Logger logger;

	private final @Nullable Level before;

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	Logged(Class<?> type) {
		this.logger = (Logger) LoggerFactory.getLogger(type);
		this.before = this.logger.getLevel();
		this.logger.setLevel(Level.TRACE);
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	List<String> lines() {
		return this.lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(this.before);
	}

}
