package dev.switchback.store;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Every;
import dev.switchback.operation.Preview;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Target;

/// A preview and its result, the same in every run.
final class EveryPreview {

	static final Preview PREVIEW = new Preview(Every.id(7), "PEERING_FAILOVER", 1, Purpose.DRILL, "contoso",
			"{\"scope\": \"BOTH\"}", "{\"pair\":\"contoso\"}", "sha256:00",
			List.of(new Target("drained first, then carries", "contoso-ams", "/circuits/ams", "Amsterdam"),
					new Target("leaned on", "contoso-gw", "/gateways/gw", null)),
			Every.OUTLINE, Duration.ofSeconds(90), Every.ADA, Every.NOON, null);

	static final Preview.Result RESULT = new Preview.Result(Every.after(3), true, "It may go ahead.",
			Every.EVIDENCE.rules(), Every.EVIDENCE.readings());

	private EveryPreview() {
	}

}
