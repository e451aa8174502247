package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;

/// What can be expected of the survivor while it carries for both.
///
/// @param drained peaks of the circuit to be drained
/// @param survivor peaks of the circuit that is to carry
/// @param maintenance what is announced for the circuit that is to carry
/// @param headroom what part of its bandwidth the peaks of both may take, in percent
/// @param ahead how far ahead announced maintenance counts
record Outlook(Fetched<Load> drained, Fetched<Load> survivor, Fetched<List<Announced>> maintenance, int headroom,
		Duration ahead) {

	/// The peaks of both circuits, as if they came at the same moment; why they are not known, if they are not.
	Fetched<Load> both() {
		return switch (this.drained) {
			case Failed<Load> failed -> failed;
			case Value<Load>(var one, var _) -> this.survivor.map(one::plus);
		};
	}

	/// What is announced and near enough.
	Fetched<List<Announced>> soon(Instant now) {
		return this.maintenance
			.map((all) -> all.stream().filter((one) -> one.touches(now, now.plus(this.ahead))).toList());
	}

}
