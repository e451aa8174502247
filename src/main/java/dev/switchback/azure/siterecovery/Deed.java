package dev.switchback.azure.siterecovery;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;

/// What is particular to one thing that a protected item can be told to do. [ItemAction] does the rest.
interface Deed extends Post {

	/// Met, or refused for good, as far as the item alone tells; empty if it is still to be done.
	///
	/// @param job the job by which we had it done, if there is one and it could be read
	Optional<Sighting> told(ItemSeen item, Look look, @Nullable JobSeen job, Deadline deadline);

	/// Judges what has to be so right before the call, and builds it.
	///
	/// @param item that offers it
	Preparation prepare(ItemSeen item, Look look, Deadline deadline);

}
