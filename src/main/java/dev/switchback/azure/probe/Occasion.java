package dev.switchback.azure.probe;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// When probes are asked, and of what.
///
/// @param drained ARM id of the circuit that is drained, or is about to be
/// @param over ARM id of the only circuit that carries then; `null` if both do
/// @param subject what the evidence names, such as the circuit that carries
/// @param event what they are compared with the time before, such as `contoso-ams was drained`
public record Occasion(List<Probe> probes, String drained, @Nullable String over, String subject, String event) {

	public Occasion {
		probes = List.copyOf(probes);
	}

}
