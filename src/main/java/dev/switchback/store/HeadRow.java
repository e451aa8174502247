package dev.switchback.store;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.Status;
import dev.switchback.playbook.Purpose;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// What of an operation's row can be searched for. Read only: what changes it is SQL, in [Heads].
@Entity
@Immutable
@Table(name = "operations")
@NullUnmarked
class HeadRow {

	/// All that a page needs before it is read as a whole.
	interface Key {

		UUID getId();

	}

	@Id
	private UUID id;

	private String code;

	private String kind;

	@Enumerated(EnumType.STRING)
	private Purpose purpose;

	private String subject;

	/// Of unlimited length, so that it is `text[]` and no other array is compared with it.
	@Column(length = Length.LONG32)
	private String[] claimed;

	private String requestedBy;

	private @Nullable String changeReference;

	@Enumerated(EnumType.STRING)
	private Status status;

	private Instant createdAt;

	private @Nullable Instant nextLookAt;

}
