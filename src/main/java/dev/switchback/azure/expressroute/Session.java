package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Optional;

/// The BGP session of a link with the customer's router.
sealed interface Session {

	/// How people call the state it is in.
	String words();

	/// Established.
	///
	/// @param received number of prefixes
	record Up(int received) implements Session {

		@Override
		public String words() {
			return "up, %d %s received".formatted(this.received, (this.received == 1) ? "prefix" : "prefixes");
		}

	}

	/// Not established, in one of the forms this can take.
	record Down(String words) implements Session {
	}

	/// Nothing tells whether it is established: neither good nor bad news.
	record Unshown(String words) implements Session {
	}

	/// A row of a summary.
	///
	/// @param state a number of prefixes, or the word for the state that keeps the
	/// session from being established
	record Row(String neighbor, String state) {
	}

	/// The session with a neighbour. What Azure shows for a session that is switched off
	/// is not documented, so a word, a
	/// missing row and an empty table all mean that it is down.
	///
	/// @param neighbor the customer's address in the link's transfer network
	static Session of(List<Row> summary, Optional<String> neighbor) {
		if (neighbor.isEmpty()) {
			return new Down("not configured");
		}
		var row = summary.stream().filter((candidate) -> candidate.neighbor().equals(neighbor.get())).findFirst();
		if (row.isEmpty()) {
			return new Down(summary.isEmpty() ? "down (the table is empty)" : "down (not in the table)");
		}
		var state = row.get().state().strip();
		return state.matches("\\d{1,9}") ? new Up(Integer.parseInt(state))
				: new Down("down (%s)".formatted(state.isEmpty() ? "no state" : state));
	}

	/// The IPv6 session with a neighbour. The table cannot be asked for a family, and whether it shows this one is not
	/// documented. Where it shows no IPv6 row at all, routes that come from the neighbour still prove the session; without
	/// them nothing is known of it.
	///
	/// @param bringing how many IPv6 routes come from the neighbour, as far as they were read
	static Session ofIpv6(List<Row> summary, Optional<String> neighbor, int bringing) {
		if (neighbor.isEmpty() || summary.stream().anyMatch((row) -> row.neighbor().contains(":"))) {
			return of(summary, neighbor);
		}
		return (bringing > 0) ? new Up(bringing) : new Unshown("not shown (no IPv6 row, and no IPv6 route arrives)");
	}

}
