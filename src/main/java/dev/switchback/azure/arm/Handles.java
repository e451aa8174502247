package dev.switchback.azure.arm;

import com.azure.core.http.HttpHeaderName;
import org.jspecify.annotations.Nullable;

import dev.switchback.playbook.Handle;

/// Reads from an answer how the call can be followed.
final class Handles {

	private static final HttpHeaderName ASYNC_OPERATION = HttpHeaderName.fromString("Azure-AsyncOperation");

	private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");

	private static final HttpHeaderName CORRELATION_ID = HttpHeaderName.fromString("x-ms-correlation-request-id");

	private Handles() {
	}

	/// An address that does not lie on the endpoint's authority is left out.
	static Handle of(Wire.Reply reply, ArmEndpoint endpoint) {
		return new Handle(followed(reply.header(ASYNC_OPERATION), endpoint), text(reply.header(REQUEST_ID)),
				text(reply.header(CORRELATION_ID)));
	}

	private static @Nullable String followed(@Nullable String address, ArmEndpoint endpoint) {
		try {
			return (address != null) ? endpoint.followed(address).toString() : null;
		}
		catch (NotLeaving _) {
			return null;
		}
	}

	private static @Nullable String text(@Nullable String header) {
		return (header != null) ? Problems.text(header) : null;
	}

}
