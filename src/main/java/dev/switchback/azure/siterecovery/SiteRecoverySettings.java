package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which vaults there are, what is waited for how long, and what the rules measure by: `switchback.azure.site-recovery.*`.
///
/// @param vaults ARM ids of the vaults whose machines are listed, and found by their lifecycle id
/// @param doubtWindow how long after a call was intended it may still take effect, if its answer was lost
/// @param lookAgain between looks at a job
/// @param seedingLook between looks at a machine that is being seeded
/// @param regionLook between looks at a region that is away
/// @param sharedFor how old a reading of what belongs to all machines may be where it is only shown that something is not over
/// yet, or judged by a rule
/// @param rpo the longest data loss that a drill or maintenance accepts. No source gives a threshold of Azure's
/// @param pointAge how old a recovery point may be that a drill or maintenance goes to
/// @param drillAge how long ago the last test failover may be
/// @param agentLife how long the replication agent and its certificate have to be good for
@ConfigurationProperties("switchback.azure.site-recovery")
public record SiteRecoverySettings(@DefaultValue( {
	}) List<String> vaults, @DefaultValue("5m") Duration doubtWindow, @DefaultValue("5s") Duration lookAgain,
		@DefaultValue("1m") Duration seedingLook, @DefaultValue("1m") Duration regionLook,
		@DefaultValue("2s") Duration sharedFor, @DefaultValue("30m") Duration rpo,
		@DefaultValue("1h") Duration pointAge, @DefaultValue("180d") Duration drillAge,
		@DefaultValue("30d") Duration agentLife){

	/// The values that hold where nothing is set.
	public static final SiteRecoverySettings DEFAULT = new SiteRecoverySettings(List.of(), Duration.ofMinutes(5),
			Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(2),
			Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofDays(180), Duration.ofDays(30));

	/// The same, with vaults.
	public static SiteRecoverySettings of(List<String> vaults) {
		return new SiteRecoverySettings(vaults, DEFAULT.doubtWindow, DEFAULT.lookAgain, DEFAULT.seedingLook,
				DEFAULT.regionLook, DEFAULT.sharedFor, DEFAULT.rpo, DEFAULT.pointAge, DEFAULT.drillAge,
				DEFAULT.agentLife);
	}

	public SiteRecoverySettings {
		vaults = List.copyOf(vaults);
	}

}
