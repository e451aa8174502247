package dev.switchback.store;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of `claims`. Read only: [Holds] takes and releases them.
@Entity
@Immutable
@Table(name = "claims")
@NullUnmarked
class ClaimRow {

	@Id
	private String resource;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "operation")
	private HeadRow operation;

	private Instant since;

}
