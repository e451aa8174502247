package dev.switchback.azure.arm;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import dev.switchback.playbook.Sending;

/// The last moment at which a changing call may leave. It is judged twice: when the request is handed to the HTTP client,
/// and again when that client, connected by then, asks for the body. A request without its body changes nothing, so a
/// process that was paused or a connection that took too long cannot make a call that was prepared long ago.
///
/// What remains is the time between this and the socket.
final class Departure {

	/// Under which a request's context carries it.
	static final String KEY = "switchback-departure";

	private final Sending sending;

	private final Ticker ticker;

	Departure(Sending sending, Ticker ticker) {
		this.sending = sending;
		this.ticker = ticker;
	}

	/// @throws NotLeaving if it is too late
	void check() {
		if (this.sending.lapsed(this.ticker.nanos())) {
			throw new NotLeaving(
					ArmProblem.NotSent.because("TooLate", "the call was not made within %d ms of being prepared"
						.formatted(this.sending.within().toMillis())));
		}
	}

	/// A body that can be read once, and only in time.
	InputStream body(byte[] bytes) {
		return new InputStream() {

			private final ByteArrayInputStream content = new ByteArrayInputStream(bytes);

			@Override
			public int read() {
				check();
				var one = new byte[1];
				return (this.content.readNBytes(one, 0, 1) == 1) ? one[0] & 0xFF : -1;
			}

			@Override
			public int read(byte[] into, int offset, int length) {
				check();
				var count = this.content.readNBytes(into, offset, length);
				return (count == 0 && length > 0) ? -1 : count;
			}
		};
	}

}
