package dev.switchback.readiness;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `switchback.assessments.*`.
///
/// @param every how often everything is assessed without being asked for; `null` for never
/// @param schedules how often something is
/// @param jitter by how much of its time each comes later, at most, so that not everything comes at once; from 0 to 1
/// @param inventoryAge how old an inventory may be that an assessment is made of without reading Azure anew
/// @param readingWithin how long reading Azure may take
/// @param keptFor how long assessments are kept; the latest is kept for ever
/// @param subscriptions that are read besides those of the declared pairs
@ConfigurationProperties("switchback.assessments")
public record AssessmentSettings(@Nullable Duration every, @DefaultValue List<Scheduled> schedules,
		@DefaultValue("0.1") double jitter, @DefaultValue("1m") Duration inventoryAge,
		@DefaultValue("10m") Duration readingWithin, @DefaultValue("400d") Duration keptFor,
		@DefaultValue List<String> subscriptions) {

	/// Somebody looks once a minute what is due.
	private static final Duration SHORTEST = Duration.ofMinutes(1);

	public AssessmentSettings {
		schedules = List.copyOf(schedules);
		subscriptions = List.copyOf(subscriptions);
		if ((every != null && every.compareTo(SHORTEST) < 0) || inventoryAge.isNegative() || !readingWithin.isPositive()
				|| !keptFor.isPositive()) {
			throw new IllegalArgumentException(
					"Times in switchback.assessments are above 0, and switchback.assessments.every is a minute at least.");
		}
		if (!(jitter >= 0 && jitter <= 1)) {
			throw new IllegalArgumentException("switchback.assessments.jitter is from 0 to 1.");
		}
	}

	/// What is assessed again and again without being asked for: everything if nothing is named.
	///
	/// @param circuitPair its name
	/// @param gatewayId its ARM id
	/// @param vaultId its ARM id
	/// @param protectedItemId its ARM id
	public record Scheduled(@Nullable String circuitPair, @Nullable String gatewayId, @Nullable String vaultId,
			@Nullable String protectedItemId, @Nullable Duration every) {

		public Scheduled {
			if (Stream.of(circuitPair, gatewayId, vaultId, protectedItemId).filter(Objects::nonNull).count() > 1) {
				throw new IllegalArgumentException(
						"One of switchback.assessments.schedules names a pair, a gateway, a vault or a protected item, or none of them for everything.");
			}
			if (every == null || every.compareTo(SHORTEST) < 0) {
				throw new IllegalArgumentException(
						"Each of switchback.assessments.schedules says how often: every, a minute at least.");
			}
		}

		Scope scope() {
			return (this.circuitPair != null) ? new Scope.OfPair(this.circuitPair)
					: (this.gatewayId != null) ? new Scope.OfGateway(this.gatewayId)
							: (this.vaultId != null) ? new Scope.OfVault(this.vaultId) : (this.protectedItemId != null)
									? new Scope.OfMachine(this.protectedItemId) : new Scope.Everything();
		}

	}

}
