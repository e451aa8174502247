package dev.switchback.playbook;

import org.jspecify.annotations.Nullable;

/// One changing call, ready to be sent.
///
/// @param method the HTTP method
/// @param target the ARM id of what is changed
/// @param title what it changes, as a sentence without a full stop
/// @param etag the etag of the target when the call was built, which tells later whether anything wrote since
/// @param body may hold secrets: it is sent, and neither stored nor printed
public record Call(String method, String target, String title, @Nullable String etag, String body) {

	@Override
	public String toString() {
		return this.method + " " + this.target;
	}

}
