package dev.switchback.store;

import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/// Reads what happened.
interface EventRows extends Repository<EventRow, EventRow.Key> {

	List<EventRow> findByOperationAndSeqGreaterThanOrderBySeq(UUID operation, long after, Limit limit);

}
