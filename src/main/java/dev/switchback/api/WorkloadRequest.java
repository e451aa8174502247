package dev.switchback.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.switchback.inventory.Workload;
import org.jspecify.annotations.Nullable;

/// What is sent to declare a workload: all of it, every time.
record WorkloadRequest(@Nullable Instant until, @Nullable List<@Nullable String> regions,
		@Nullable List<@Nullable String> networks, @Nullable List<@Nullable String> machines,
		@Nullable Boolean critical, Workload.@Nullable Aims objectives) implements Checked {

	@Override
	public void check(Faults faults) {
		whole("/regions", this.regions, faults);
		whole("/networks", this.networks, faults);
		whole("/machines", this.machines, faults);
	}

	private static void whole(String at, @Nullable List<@Nullable String> texts, Faults faults) {
		if (texts != null && texts.stream().anyMatch(Objects::isNull)) {
			faults.add(Fault.at(at, "Each has to be a text."));
		}
	}

	Workload workload() {
		return new Workload(this.until, texts(this.regions), texts(this.networks), texts(this.machines), this.critical,
				Objects.requireNonNullElse(this.objectives, Workload.Aims.NONE));
	}

	private static List<String> texts(@Nullable List<@Nullable String> texts) {
		return (texts != null) ? texts.stream().map((text) -> Objects.requireNonNull(text)).toList() : List.of();
	}

}
