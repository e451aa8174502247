package dev.switchback.azure.siterecovery;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;

/// What is particular to one thing that a recovery plan can be told to do. [GroupAction] does the rest.
interface GroupDeed extends Post {

	/// Met, or refused for good, as far as the machines tell; empty if it is still to be done.
	///
	/// @param job the job by which we had it done, if there is one and it could be read
	Optional<Sighting> told(GroupSeen seen, Look look, @Nullable JobSeen job, Deadline deadline);

	/// Builds the call for a plan that offers it.
	Preparation prepare(GroupSeen seen, Look look, Deadline deadline);

}
