package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What runs somewhere and must not be lost: where it may run, what it is made of, and how much of it may be lost for how long.
///
/// @param until when it has to be declared again; `null` for never
/// @param regions of Azure that it may run in
/// @param networks ARM ids of its virtual networks
/// @param machines ARM ids of the machines, or of their protected items
/// @param critical whether a VPN is no stand-in for it; `null` if that is not declared
public record Workload(@Nullable Instant until, List<String> regions, List<String> networks, List<String> machines,
		@Nullable Boolean critical, Aims objectives) {

	public Workload {
		regions = List.copyOf(regions);
		networks = List.copyOf(networks);
		machines = List.copyOf(machines);
	}

	/// @param recoveryPoint how much may be lost (RPO); `null` for no such aim
	/// @param recoveryTime how long it may take (RTO); `null` for no such aim
	/// @param drillEvery how often each machine is to be drilled; `null` for no such aim
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Aims(@Nullable Duration recoveryPoint, @Nullable Duration recoveryTime,
			@Nullable Duration drillEvery) {

		public static final Aims NONE = new Aims(null, null, null);

	}

}
