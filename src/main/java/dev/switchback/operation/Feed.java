package dev.switchback.operation;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Everything that happens, in one order that stays. Whoever asks on with the cursor that came last misses nothing and is told
/// nothing twice, however many replicas write meanwhile. Something may be told a little after it happened: not before all
/// that stands before it in the order is decided.
public interface Feed {

	/// What comes after a cursor, oldest first.
	///
	/// @param cursor `null` from the beginning
	/// @throws BadCursor if it is none that came from here
	Told read(Wanted wanted, @Nullable String cursor, int limit);

	/// The cursor after all that is told by now.
	String now();

	/// What was asked for.
	///
	/// @param next from where to ask on, also if nothing came
	/// @param more whether it is worth to ask on at once
	record Told(List<Item> items, String next, boolean more) {

		public Told {
			items = List.copyOf(items);
		}

	}

	/// Which; what is `null` or empty does not restrict.
	///
	/// @param types as the contract names them, such as `FINISHED`
	/// @param kind of operations; then nothing else is told
	/// @param purpose of operations; then nothing else is told
	/// @param subject what it is about, such as a circuit pair's name
	record Wanted(Set<String> types, @Nullable String kind, @Nullable Purpose purpose, @Nullable String subject) {

		public Wanted {
			types = Set.copyOf(types);
		}

	}

	/// One thing that happened.
	sealed interface Item {

		/// From where to ask for what comes after it.
		String cursor();

		Instant at();

		String sentence();

		/// Of an operation.
		///
		/// @param code its short code
		/// @param subject what the operation is about
		record OfOperation(String cursor, String code, String kind, Purpose purpose, String subject,
				Journal.Entry entry) implements Item {

			@Override
			public Instant at() {
				return this.entry.at();
			}

			@Override
			public String sentence() {
				return this.entry.sentence();
			}

		}

		/// Of something else.
		record Besides(String cursor, Notice notice) implements Item {

			@Override
			public Instant at() {
				return this.notice.at();
			}

			@Override
			public String sentence() {
				return this.notice.sentence();
			}

		}

	}

}
