package dev.switchback.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a request, so that it is said all at once.
final class Faults {

	private final List<Fault> found = new ArrayList<>();

	void add(Fault fault) {
		this.found.add(fault);
	}

	/// Something that must be there.
	void required(String pointer, @Nullable Object value, String sentence) {
		if (value == null || (value instanceof String text && text.isBlank())) {
			add(Fault.at(pointer, sentence));
		}
	}

	/// Text that has to fit, if it is there.
	void fits(String pointer, @Nullable String text, int longest) {
		if (text != null && text.length() > longest) {
			add(Fault.at(pointer, "Use at most %d characters; these are %d.".formatted(longest, text.length())));
		}
		else if (text != null && text.isBlank()) {
			add(Fault.at(pointer, "Write something, or leave it out."));
		}
	}

	/// Text that has to look a certain way, if it is there.
	void matches(String pointer, @Nullable String text, Pattern pattern, String sentence) {
		if (text != null && !pattern.matcher(text).matches()) {
			add(Fault.at(pointer, sentence));
		}
	}

	/// @throws Refusal if anything was found
	void orNone() {
		if (!this.found.isEmpty()) {
			throw Refusal.of(this.found);
		}
	}

}
