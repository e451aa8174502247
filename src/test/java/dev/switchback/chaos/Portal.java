package dev.switchback.chaos;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Shows all machines with their recovery points, over and over, as long as anything is asked for. Whichever replica it asks reads
/// them together from then on, for a few seconds: there are more than it takes for that. So do operations there.
final class Portal {

	/// More machines than that of one vault are read together.
	private static final int FEW = 8;

	private static final Duration PACE = Duration.ofSeconds(2);

	private final Crowd crowd;

	private final Random chance;

	Portal(Crowd crowd, Random chance) {
		this.crowd = crowd;
		this.chance = chance;
	}

	void show() {
		while (this.crowd.asking()) {
			// The same replica, as long as none comes or goes.
			var whom = this.chance.nextLong();
			var shown = ids(whom).stream().filter((id) -> points(whom, id)).count();
			if (shown > FEW) {
				this.crowd.findings.count("times that so many machines were shown that they are read together");
			}
			Rest.of(PACE);
		}
	}

	private List<String> ids(long whom) {
		var reply = this.crowd.desk.get(new Random(whom), "/v1/protected-items");
		return (reply != null && reply.status() == 200) ? reply.body()
			.path("items")
			.valueStream()
			.filter((item) -> Machines.crowded(item.path("name").asString()))
			.map((item) -> item.path("itemId").asString())
			.toList() : List.of();
	}

	private boolean points(long whom, String id) {
		var reply = this.crowd.desk.get(new Random(whom),
				"/v1/recovery-points?protectedItemId=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
		return reply != null && reply.status() == 200;
	}

}
