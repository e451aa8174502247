package dev.switchback.playbook;

import java.util.List;

/// How to bring things back by hand, when nothing of ours can.
///
/// @param title what it is about
public record ManualCard(String title, List<Section> sections) {

	public ManualCard {
		sections = List.copyOf(sections);
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
