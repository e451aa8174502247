package dev.switchback.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;

import dev.switchback.operation.Journal.Filter;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/// Which operations are asked for, as a condition. Everything is compared as it is, so nothing a caller writes has a
/// meaning of its own.
record Wanted(Filter filter, @Nullable Cursor after) {

	Specification<HeadRow> specification() {
		return (row, _, build) -> build.and(conditions(row, build));
	}

	private Predicate[] conditions(Root<HeadRow> row, CriteriaBuilder build) {
		var conditions = new ArrayList<Predicate>();
		equal(conditions, row, build, "subject", this.filter.subject());
		equal(conditions, row, build, "kind", this.filter.kind());
		equal(conditions, row, build, "purpose", this.filter.purpose());
		equal(conditions, row, build, "status", this.filter.status());
		equal(conditions, row, build, "requestedBy", this.filter.requestedBy());
		equal(conditions, row, build, "changeReference", this.filter.changeReference());
		if (this.filter.resource() != null) {
			conditions.add(((HibernateCriteriaBuilder) build).arrayContains(row.<String[]>get("claimed"),
					Json.storable(this.filter.resource())));
		}
		var createdAt = row.<Instant>get("createdAt");
		if (this.filter.createdFrom() != null) {
			conditions.add(build.greaterThanOrEqualTo(createdAt, this.filter.createdFrom()));
		}
		if (this.filter.createdTo() != null) {
			conditions.add(build.lessThan(createdAt, this.filter.createdTo()));
		}
		if (this.after != null) {
			conditions.add(older(row, build, this.after));
		}
		return conditions.toArray(Predicate[]::new);
	}

	private static void equal(ArrayList<Predicate> conditions, Root<HeadRow> row, CriteriaBuilder build, String name,
			@Nullable Object wanted) {
		if (wanted != null) {
			conditions.add(build.equal(row.get(name), (wanted instanceof String text) ? Json.storable(text) : wanted));
		}
	}

	/// The first of the two conditions lets the index be entered where the page begins.
	private static Predicate older(Root<HeadRow> row, CriteriaBuilder build, Cursor cursor) {
		var createdAt = row.<Instant>get("createdAt");
		return build.and(build.lessThanOrEqualTo(createdAt, cursor.createdAt()), build
			.or(build.lessThan(createdAt, cursor.createdAt()), build.lessThan(row.<UUID>get("id"), cursor.id())));
	}

}
