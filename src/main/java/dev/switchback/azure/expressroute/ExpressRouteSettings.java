package dev.switchback.azure.expressroute;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How old what is seen may be, and how long is waited for what cannot be seen: `switchback.azure.expressroute.*`.
///
/// @param stateAge how old both peerings' state may be when a disable is intended
/// @param tableAge how old the survivor's tables may be then
/// @param doubtWindow how long after a call was intended it may still take effect, if its answer was lost
/// @param trafficSample between the two counts that tell whether bytes flow
/// @param lookAgain between looks at something that is changing
/// @param signedInFor how long the token at hand must last when a disable is prepared, so that what is switched off can be
/// switched on again with the sign-in out of reach
/// @param outlookAge how old may be what is known of peaks and announced maintenance
/// @param peakWindow how far back the peaks of traffic are looked for
/// @param headroom what part of the survivor's bandwidth the peaks of both circuits may take together
/// @param maintenanceAhead how far ahead announced maintenance counts
@ConfigurationProperties("switchback.azure.expressroute")
public record ExpressRouteSettings(@DefaultValue("5s") Duration stateAge, @DefaultValue("120s") Duration tableAge,
		@DefaultValue("2m") Duration doubtWindow, @DefaultValue("5s") Duration trafficSample,
		@DefaultValue("2s") Duration lookAgain, @DefaultValue("10m") Duration signedInFor,
		@DefaultValue("10m") Duration outlookAge, @DefaultValue("7d") Duration peakWindow,
		@DefaultValue("0.8") double headroom, @DefaultValue("24h") Duration maintenanceAhead) {

	/// The values that hold where nothing is set.
	public static final ExpressRouteSettings DEFAULT = new ExpressRouteSettings(Duration.ofSeconds(5),
			Duration.ofSeconds(120), Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(2),
			Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofDays(7), 0.8, Duration.ofHours(24));

}
