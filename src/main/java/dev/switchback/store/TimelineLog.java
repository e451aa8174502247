package dev.switchback.store;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;

/// Has a thread of its own write to the log what [Told] tells, so that nobody who advances an operation waits for whoever
/// reads the log. It is written where and how everything else is.
///
/// Only this is written later: it stands in the database before it is told, so that nothing is lost with a process that
/// dies. Warnings and errors are written by whoever has them, at once. No line is dropped: who finds the queue full waits.
///
/// Where somebody has said in a configuration of their own what becomes of the timeline, that is left as it is.
final class TimelineLog implements AutoCloseable {

	/// A few kilobytes each at most; 2,000 steps.
	private static final int WAITING = 4_096;

	/// How long a process that ends waits for what is still to be written, in milliseconds.
	private static final int LAST_WORDS = 5_000;

	private final Logger logger;

	private final @Nullable AsyncAppender later;

	TimelineLog(LoggerContext context) {
		this.logger = context.getLogger(Told.LOGGER);
		var ours = this.logger.isAdditive() && !this.logger.iteratorForAppenders().hasNext();
		this.later = ours ? later(context) : null;
		if (this.later != null) {
			this.logger.addAppender(this.later);
			this.logger.setAdditive(false);
		}
	}

	private static AsyncAppender later(LoggerContext context) {
		var onwards = new Onwards(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
		onwards.setContext(context);
		onwards.start();
		var later = new AsyncAppender();
		later.setName("timeline");
		later.setContext(context);
		later.setQueueSize(WAITING);
		later.setDiscardingThreshold(0);
		later.setNeverBlock(false);
		later.setMaxFlushTime(LAST_WORDS);
		later.addAppender(onwards);
		later.start();
		return later;
	}

	/// Who tells something from now on writes it at once; what was waiting is written before this returns.
	@Override
	public void close() {
		if (this.later != null) {
			this.logger.setAdditive(true);
			this.logger.detachAppender(this.later);
			this.later.stop();
		}
	}

	/// Hands on to whatever appenders there are, which are others' to stop.
	private static final class Onwards extends AppenderBase<ILoggingEvent> {

		private final Logger root;

		Onwards(Logger root) {
			this.root = root;
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.root.callAppenders(event);
		}

	}

}
