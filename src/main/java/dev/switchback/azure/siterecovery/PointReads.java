package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import tools.jackson.databind.JsonNode;

/// Reads recovery points, which Azure lists machine by machine.
final class PointReads {

	/// A point that was listed so lately is taken to be there: points are thinned out by the hour, and Azure refuses what is gone.
	private static final Duration LATELY = Duration.ofSeconds(30);

	/// As many lists as are remembered before old ones are looked for.
	private static final int MANY = 500;

	private final Arm arm;

	/// Which points each machine had when it was listed last.
	private final Map<String, Listed> listed = new ConcurrentHashMap<>();

	PointReads(Arm arm) {
		this.arm = arm;
	}

	/// @param began by the monotonic clock
	private record Listed(Set<String> points, long began) {

		boolean lately(long now) {
			return now - this.began < LATELY.toNanos();
		}

	}

	/// Newest first: Azure promises no order.
	Fetched<List<RecoveryPoint>> of(ArmId item, Deadline deadline) {
		var began = this.arm.nanos();
		var points = this.arm.list(ArmRead.of(item, "recoveryPoints"), deadline)
			.map((entries) -> entries.stream()
				.flatMap((entry) -> RecoveryPoint.of(entry).stream())
				.sorted(Comparator.comparing(RecoveryPoint::time).reversed())
				.toList());
		if (points instanceof Value<List<RecoveryPoint>>(var found, var _)) {
			remember(item, found, began);
		}
		return points;
	}

	private void remember(ArmId item, List<RecoveryPoint> points, long began) {
		this.listed.put(item.normal(),
				new Listed(points.stream()
					.map((point) -> ArmId.parse(point.id()).normal())
					.collect(Collectors.toUnmodifiableSet()), began));
		if (this.listed.size() > MANY) {
			this.listed.values().removeIf((one) -> !one.lately(began));
		}
	}

	/// A point of a machine, or why it cannot be read; the point of a list that was just read is not read again.
	Fetched<String> there(ArmId item, ArmId point, Deadline deadline) {
		var last = this.listed.get(item.normal());
		if (last != null && last.lately(this.arm.nanos()) && last.points().contains(point.normal())) {
			return new Value<>(point.toString(), this.arm.now());
		}
		return switch (this.arm.get(ArmRead.of(point), deadline)) {
			case Failed<JsonNode> failed -> failed.as();
			case Value<JsonNode>(var _, var at) -> new Value<>(point.toString(), at);
		};
	}

}
