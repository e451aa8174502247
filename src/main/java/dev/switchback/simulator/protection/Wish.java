package dev.switchback.simulator.protection;

/// An action that somebody wants to begin on an item.
///
/// @param scenario what
/// @param job the id that its job will have
/// @param activity the caller's request id and ARM's correlation id
/// @param order the particulars
/// @param shutdown whether the source is to be shut down first
/// @param course how its job goes
/// @param seeding how the copying goes that follows a reprotect
public record Wish(Scenario scenario, String job, String activity, Job.Order order, boolean shutdown, Course course,
		Course seeding) {
}
