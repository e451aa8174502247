package dev.switchback.engine;

import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.Estate;
import org.jspecify.annotations.Nullable;

/// What a run is about: what is there, what is asked for, what may go wrong with it, and what must never happen to it.
interface Scene {

	/// What a replica needs for it.
	///
	/// @param shown what somebody's portal has read there, over and over; `null` if nobody looks on
	record Equipment(List<Playbook<?, ?>> playbooks, List<Keeper> keepers, @Nullable Runnable shown) {

		Equipment(List<Playbook<?, ?>> playbooks, List<Keeper> keepers) {
			this(playbooks, keepers, null);
		}

	}

	/// What somebody asks for.
	///
	/// @param request JSON with target and parameters
	record Wish(String kind, String request) {
	}

	Estate estate();

	Equipment equipped(InProcessAzure azure, DeterministicRun run);

	/// Whether a call changes something.
	///
	/// @param what method and path
	boolean changing(String what);

	Wish wish(Purpose purpose, DeterministicRun run);

	/// What people decide who see to what is left, if it is offered: the best first.
	List<Decision> answers();

	/// What may go wrong in Azure and on the way there.
	List<Incident> around();

	/// Something goes wrong in Azure.
	void happen(Incident incident, DeterministicRun run);

	Eyes eyes(DeterministicRun run);

}
