package dev.switchback.azure.siterecovery;

import dev.switchback.playbook.Learned;

/// That the copy of a machine of a group is there. Stored with the plan, so its names stay.
///
/// @param copy key of the promise to clean it up
/// @param job ARM id of the job that made it
public record CopyBegun(String copy, String job) implements Learned {
}
