package dev.switchback.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Searches among operations.
interface HeadRows extends Repository<HeadRow, UUID>, JpaSpecificationExecutor<HeadRow> {

	@Query("select nextLookAt from HeadRow where id = :id and nextLookAt is not null")
	Optional<Instant> nextLook(UUID id);

}
