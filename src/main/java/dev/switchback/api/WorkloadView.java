package dev.switchback.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.inventory.Attested;
import dev.switchback.inventory.Workload;
import org.jspecify.annotations.Nullable;

/// A workload, as somebody declared it. What is not declared is left out.
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkloadView(String name, @Nullable Instant until, List<String> regions, List<String> networks,
		List<String> machines, @Nullable Boolean critical, Workload.Aims objectives, String declaredBy,
		Instant declaredAt, long revision) {

	static WorkloadView of(Attested<Workload> declared) {
		var workload = declared.what();
		return new WorkloadView(declared.name(), workload.until(), workload.regions(), workload.networks(),
				workload.machines(), workload.critical(), workload.objectives(), declared.by(), declared.at(),
				declared.revision());
	}

}
