package dev.switchback.azure.siterecovery;

/// A machine of a group that is copied.
///
/// @param promise key of the promise to clean its copy up
public record GroupCopy(ItemRef item, String promise) {
}
