package dev.switchback.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// What can be asked about operations, past and present. Reads only.
public interface Journal {

	/// @param idOrCode a UUID, or a short code in any letter case
	Optional<Operation> find(String idOrCode);

	/// Operations, newest first. Paging neither skips nor repeats.
	Page<Headline> operations(Filter filter, int limit, @Nullable String cursor);

	/// The events of an operation after a sequence number, oldest first.
	List<Entry> events(UUID operation, long after, int limit);

	/// Open obligations; with `overdueAt` only those due by then.
	List<Owed> obligations(@Nullable Instant overdueAt, int limit);

	/// Claims held now, of one resource or all.
	List<Claim> claims(@Nullable String resource, int limit);

	/// When a live operation will look again, if it sleeps.
	Optional<Instant> nextLook(UUID operation);

	/// One line of an operation's history.
	///
	/// @param seq counts from 1 without gaps, within the operation
	/// @param sentence what happened, for people
	record Entry(UUID operation, long seq, Instant at, String sentence, Event event) {
	}

	/// An open obligation and whose it is.
	///
	/// @param keeping how it goes with it
	record Owed(UUID operation, String code, Obligation obligation, Keeping keeping) {
	}

	/// A page of results.
	///
	/// @param next cursor of the next page; `null` on the last
	record Page<T>(List<T> items, @Nullable String next) {

		public Page {
			items = List.copyOf(items);
		}

	}

	/// Which operations; what is `null` does not restrict.
	///
	/// @param subject what it is about, such as a circuit pair's name
	/// @param resource a claimed resource, such as a circuit's ARM id in lower case
	/// @param requestedBy subject of the requester
	/// @param createdFrom inclusive
	/// @param createdTo exclusive
	record Filter(@Nullable String subject, @Nullable String resource, @Nullable String kind, @Nullable Purpose purpose,
			@Nullable Status status, @Nullable String requestedBy, @Nullable String changeReference,
			@Nullable Instant createdFrom, @Nullable Instant createdTo) {
	}

}
