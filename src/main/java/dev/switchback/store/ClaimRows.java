package dev.switchback.store;

import java.util.List;

import dev.switchback.operation.Claim;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Reads who holds what.
interface ClaimRows extends Repository<ClaimRow, String> {

	@Query("""
			select new dev.switchback.operation.Claim(c.resource, o.id, o.code, c.since)
			from ClaimRow c join c.operation o order by c.resource""")
	List<Claim> all(Limit limit);

	@Query("""
			select new dev.switchback.operation.Claim(c.resource, o.id, o.code, c.since)
			from ClaimRow c join c.operation o where c.resource = :resource order by c.resource""")
	List<Claim> of(String resource, Limit limit);

}
