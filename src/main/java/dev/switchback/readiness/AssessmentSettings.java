package dev.switchback.readiness;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `switchback.assessments.*`.
///
/// @param every how often everything is assessed without being asked for; `null` for never
/// @param inventoryAge how old an inventory may be that an assessment is made of without reading Azure anew
/// @param readingWithin how long reading Azure may take
/// @param keptFor how long assessments are kept; the latest is kept for ever
/// @param subscriptions that are read besides those of the declared pairs
@ConfigurationProperties("switchback.assessments")
public record AssessmentSettings(@Nullable Duration every, @DefaultValue("1m") Duration inventoryAge,
		@DefaultValue("10m") Duration readingWithin, @DefaultValue("400d") Duration keptFor,
		@DefaultValue List<String> subscriptions) {

	public AssessmentSettings {
		subscriptions = List.copyOf(subscriptions);
		if ((every != null && !every.isPositive()) || inventoryAge.isNegative() || !readingWithin.isPositive()
				|| !keptFor.isPositive()) {
			throw new IllegalArgumentException("Times in switchback.assessments are above 0.");
		}
	}

}
