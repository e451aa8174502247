package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.NotNow;
import org.jspecify.annotations.Nullable;

/// A portal that shows all machines of a vault through the replica that carries operations out, over and over: the list of
/// them, and each by itself. More than eight make the vault a crowd, of which everybody is shown what was read for somebody
/// else. It reads right before each changing call, so that what is shared is as old as it may be once that call has changed
/// something; and otherwise once a second, between other calls.
final class Onlookers {

	private static final Duration PACE = Duration.ofSeconds(1);

	private static final String LIST = "/replicationProtectedItems";

	private final @Nullable ProtectedVms machines;

	private final VirtualTime time;

	private List<String> items = List.of();

	private Instant last = Instant.MIN;

	private boolean looking;

	Onlookers(@Nullable ProtectedVms machines, VirtualTime time) {
		this.machines = machines;
		this.time = time;
	}

	static Onlookers nobody() {
		return new Onlookers(null, new VirtualTime());
	}

	/// @param items ARM ids
	void come(Stream<String> items) {
		this.items = items.toList();
	}

	/// Whether what is done just now is their doing.
	boolean looking() {
		return this.looking;
	}

	/// @param what is about to be done, to Azure or to what is stored
	void look(String what) {
		// Nobody reads the list while somebody else reads it: the others wait for that.
		var again = !what.endsWith(LIST)
				&& (what.startsWith("before POST ") || !this.time.instant().isBefore(this.last.plus(PACE)));
		if (!this.items.isEmpty() && again && !this.looking) {
			this.looking = true;
			show();
			this.last = this.time.instant();
			this.looking = false;
		}
	}

	private void show() {
		try {
			this.machines.all();
			this.items.forEach(this.machines::one);
		}
		catch (NotNow _) {
			// They look again later.
		}
	}

}
