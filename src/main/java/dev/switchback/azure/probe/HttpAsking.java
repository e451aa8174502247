package dev.switchback.azure.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// One request over a connection that stands. Of the answer only its status and a hash of the first 64 KiB of its body, as it
/// was sent, are kept.
record HttpAsking(String method, Aim aim, Socket socket, Stopwatch clock) {

	private static final int MOST_HEAD = 16 * 1024;

	private static final int MOST_BODY = 64 * 1024;

	/// Enough to tell one page from another.
	private static final int SHOWN = 8;

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

	Answered answer() throws IOException {
		this.socket.getOutputStream()
			.write("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
				.formatted(this.method, this.aim.path(), this.aim.authority())
				.getBytes(StandardCharsets.US_ASCII));
		var in = this.socket.getInputStream();
		var status = STATUS.matcher(head(in).lines().findFirst().orElse(""));
		if (!status.matches()) {
			return Answered.fail("no HTTP after %d ms".formatted(this.clock.millis()));
		}
		var code = Integer.parseInt(status.group(1));
		var millis = this.clock.millis();
		var words = "%d in %d ms%s".formatted(code, millis, this.method.equals("GET") ? ", sha256 " + hash(in) : "");
		return switch (code / 100) {
			case 2 -> Answered.pass(words, Duration.ofMillis(millis));
			case 3 -> Answered.unclear(words + "; redirects are not followed");
			default -> Answered.fail(words);
		};
	}

	/// Up to the empty line; a byte at a time, so that nothing of the body is taken.
	private String head(InputStream in) throws IOException {
		var head = new StringBuilder();
		while (head.length() < MOST_HEAD && head.indexOf("\r\n\r\n", head.length() - 4) < 0 && !this.clock.over()) {
			var next = in.read();
			if (next < 0) {
				break;
			}
			head.append((char) next);
		}
		return head.toString();
	}

	private String hash(InputStream in) throws IOException {
		var body = new ByteArrayOutputStream();
		var buffer = new byte[4096];
		while (body.size() < MOST_BODY && !this.clock.over()) {
			this.socket.setSoTimeout(this.clock.leftMillis());
			var read = in.read(buffer, 0, Math.min(buffer.length, MOST_BODY - body.size()));
			if (read < 0) {
				break;
			}
			body.write(buffer, 0, read);
		}
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(body.toByteArray());
			return HexFormat.of().formatHex(digest, 0, SHOWN);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
