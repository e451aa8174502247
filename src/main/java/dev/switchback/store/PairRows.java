package dev.switchback.store;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Reads what is declared about circuit pairs.
interface PairRows extends Repository<PairRow, String> {

	List<PairRow> findAllByOrderByName();

	Optional<PairRow> findByName(String name);

	@Query("""
			select p from PairRow p
			where (lower(p.primary.id) = lower(:circuit) and lower(p.secondary.id) = lower(:other))
			or (lower(p.primary.id) = lower(:other) and lower(p.secondary.id) = lower(:circuit))""")
	Optional<PairRow> of(String circuit, String other);

}
