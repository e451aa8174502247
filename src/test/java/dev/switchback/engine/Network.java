package dev.switchback.engine;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;

/// What lies between a replica and Azure: everything may happen on the way there and on the way back.
///
/// The replica may stand still before the last moment at which a call may be kept from leaving, and not between that and the
/// socket: nothing of ours could notice that.
final class Network implements InProcessAzure.Network {

	private final DeterministicRun run;

	private final Node node;

	Network(DeterministicRun run, Node node) {
		this.run = run;
		this.node = node;
	}

	@Override
	public Response carry(String what, Supplier<Request> asked, Duration patience) throws IOException {
		var changing = this.run.scene.changing(what);
		this.run.point(this.node, "before " + what);
		var request = asked.get();
		if (changing) {
			this.run.watch.leaves(this.node, request);
			if (this.run.incidents.late(request)) {
				this.run.turns.sleep(patience.toNanos());
				throw new HttpTimeoutException("request timed out");
			}
		}
		var response = this.run.simulator.handle(request);
		if (changing) {
			this.run.watch.arrived();
		}
		this.run.turns.sleep(this.run.incidents.roundTrip());
		InProcessAzure.deliver(response.delivery(), patience, (duration) -> this.run.turns.sleep(duration.toNanos()));
		this.run.point(this.node, "after " + what);
		return response;
	}

}
