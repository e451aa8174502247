package dev.switchback.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.switchback.readiness.Assessments.Filter;
import org.jspecify.annotations.Nullable;

/// Which assessments are asked for, as conditions. What a caller writes is only ever compared.
final class WantedAssessments {

	private final List<String> conditions = new ArrayList<>(List.of("TRUE"));

	private final Map<String, Object> parameters = new LinkedHashMap<>();

	/// @param after where the page before ended; `null` for the first
	WantedAssessments(Filter filter, @Nullable Cursor after) {
		where("about = :about", "about", (filter.about() != null) ? filter.about().name() : null);
		where("subject = :subject", "subject", Sql.text(filter.subject()));
		where("offline = :offline", "offline", filter.offline());
		where("by_whom = :by", "by", Sql.text(filter.by()));
		where("at >= :from", "from", Sql.moment(filter.from()));
		where("at < :to", "to", Sql.moment(filter.to()));
		where("score < :score", "score", filter.scoreBelow());
		if (filter.worse() != null) {
			this.conditions.add(filter.worse() ? "worse_by > 0" : "worse_by = 0");
		}
		if (filter.state() != null) {
			this.conditions.add(switch (filter.state()) {
				case READY -> "result IS NOT NULL";
				case FAILED -> "failure IS NOT NULL";
				case ASSESSING -> "result IS NULL AND failure IS NULL";
			});
		}
		if (after != null) {
			where("(at, id) < (:afterAt, :afterId)", "afterAt", Sql.moment(after.createdAt()));
			this.parameters.put("afterId", after.id());
		}
	}

	private void where(String condition, String name, @Nullable Object value) {
		if (value != null) {
			this.conditions.add(condition);
			this.parameters.put(name, value);
		}
	}

	String sql() {
		return String.join(" AND ", this.conditions);
	}

	Map<String, Object> parameters() {
		return Map.copyOf(this.parameters);
	}

}
