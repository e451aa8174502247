package dev.switchback.azure.probe;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where probes may go, and how long they are waited for: `switchback.azure.probe.*`.
///
/// @param networks in CIDR notation; none by default, so that nothing is probed that nobody allowed
/// @param patience how long an application may take to answer
/// @param lookAgain between two times of asking where it could not be asked
/// @param every between two times of asking what answers while a circuit is drained
/// @param silence how long something that answered before a circuit was drained may be silent
/// @param rehearsed whether the simulator tells what answers behind its pairs; in a rehearsal only
@ConfigurationProperties("switchback.azure.probe")
public record ProbeSettings(@DefaultValue( {
	}) List<String> networks, @DefaultValue("5s") Duration patience, @DefaultValue("15s") Duration lookAgain,
		@DefaultValue("10s") Duration every, @DefaultValue("30s") Duration silence,
		@DefaultValue("false") boolean rehearsed){

	/// The values that hold where nothing is set.
	public static final ProbeSettings DEFAULT = new ProbeSettings(List.of(), Duration.ofSeconds(5),
			Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(30), false);

	public ProbeSettings {
		networks = List.copyOf(networks);
	}

}
