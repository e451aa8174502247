package dev.switchback.playbook;

import java.util.List;
import java.util.stream.Stream;

/// How to bring things back by hand, when nothing of ours can.
///
/// @param title what it is about
public record ManualCard(String title, List<Section> sections) {

	public ManualCard {
		sections = List.copyOf(sections);
	}

	/// The same with something before everything else.
	public ManualCard beginning(Section first) {
		return new ManualCard(this.title, Stream.concat(Stream.of(first), this.sections.stream()).toList());
	}

	/// One part of it.
	///
	/// @param lines sentences, or commands to paste, one each
	public record Section(String heading, Kind kind, List<String> lines) {

		public Section {
			lines = List.copyOf(lines);
		}

	}

	/// What a section holds.
	public enum Kind {

		/// What was so.
		FACTS,

		/// What to paste into a shell.
		COMMANDS,

		/// What to enter on a router, in the words of Cisco IOS.
		ROUTER,

		/// What to do where Azure cannot be reached.
		STEPS,

		/// What may go wrong.
		CAUTION

	}

}
