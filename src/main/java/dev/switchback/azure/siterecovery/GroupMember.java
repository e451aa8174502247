package dev.switchback.azure.siterecovery;

import org.jspecify.annotations.Nullable;

/// A machine of a group on its way.
///
/// @param leg under which name it is learned what becomes of it
/// @param promise key of the promise to watch its source
/// @param facts `null` while steps are only listed
public record GroupMember(ItemRef item, String leg, String promise, @Nullable LegFacts facts) {
}
