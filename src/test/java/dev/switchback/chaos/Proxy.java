package dev.switchback.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/// Passes TCP connections on, as long as it is told nothing else.
final class Proxy implements AutoCloseable {

	private final ServerSocket door;

	private final int target;

	private final DoubleSupplier chance;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private final AtomicInteger answersToLose = new AtomicInteger();

	private volatile boolean refusing;

	private volatile boolean frozen;

	private volatile int delayMillis;

	/// @param target port on loopback
	/// @param chance from 0 to 1
	Proxy(int target, DoubleSupplier chance) {
		try {
			this.door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.target = target;
		this.chance = chance;
		Thread.ofVirtual().name("proxy-" + target).start(this::serve);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/// Breaks a share of the connections off, in the middle of whatever they carry.
	void drop(double share) {
		this.links.stream().filter((_) -> this.chance.getAsDouble() < share).forEach(Link::breakOff);
	}

	/// Takes no connection, and breaks off what there is.
	void refuse(boolean refusing) {
		this.refusing = refusing;
		if (refusing) {
			drop(1);
		}
	}

	/// Whatever is sent arrives only when this ends; connections look well.
	void freeze(boolean frozen) {
		this.frozen = frozen;
	}

	/// What is connected now carries nothing any more, for ever, and nobody is told: as when something in between has
	/// forgotten it. New connections are well.
	void forget() {
		this.links.forEach(Link::forget);
	}

	/// Each piece that is passed on takes up to so long.
	void delay(int millis) {
		this.delayMillis = millis;
	}

	/// The next answers never arrive: what was asked for was done, and the connection breaks off.
	void loseAnswers(int count) {
		this.answersToLose.set(count);
	}

	private void serve() {
		while (!this.door.isClosed()) {
			try {
				var caller = this.door.accept();
				Thread.ofVirtual().name("proxied").start(() -> connect(caller));
			}
			catch (IOException _) {
				// Closed, or a caller that has left again.
			}
		}
	}

	private void connect(Socket caller) {
		if (this.refusing) {
			breakOff(caller);
			return;
		}
		try {
			var callee = new Socket(InetAddress.getLoopbackAddress(), this.target);
			caller.setTcpNoDelay(true);
			callee.setTcpNoDelay(true);
			var link = new Link(caller, callee);
			this.links.add(link);
			Thread.ofVirtual().name("proxied-answers").start(() -> link.pass(callee, caller, true));
			link.pass(caller, callee, false);
		}
		catch (IOException _) {
			breakOff(caller);
		}
	}

	private static void breakOff(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (IOException _) {
			// It is broken already.
		}
	}

	/// One connection, from both sides.
	private final class Link {

		private volatile boolean forgotten;

		private final Socket caller;

		private final Socket callee;

		Link(Socket caller, Socket callee) {
			this.caller = caller;
			this.callee = callee;
		}

		void forget() {
			this.forgotten = true;
		}

		void breakOff() {
			Proxy.breakOff(this.caller);
			Proxy.breakOff(this.callee);
			Proxy.this.links.remove(this);
		}

		void pass(Socket from, Socket to, boolean answers) {
			try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
				var piece = new byte[16 * 1024];
				for (var length = in.read(piece); length >= 0; length = in.read(piece)) {
					hesitate();
					if (this.forgotten) {
						continue;
					}
					if (answers && Proxy.this.answersToLose.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
						break;
					}
					out.write(piece, 0, length);
				}
			}
			catch (IOException _) {
				// Broken off by somebody.
			}
			breakOff();
		}

		private void hesitate() {
			var delay = Proxy.this.delayMillis;
			if (delay > 0) {
				Rest.of(Duration.ofMillis((long) (Proxy.this.chance.getAsDouble() * delay)));
			}
			while (Proxy.this.frozen) {
				Rest.of(Duration.ofMillis(20));
			}
		}

	}

	@Override
	public void close() {
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		drop(1);
	}

}
