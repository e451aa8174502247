package dev.switchback.playbook;

import org.jspecify.annotations.Nullable;

/// Something an operation will touch or lean on, resolved from what was asked.
///
/// @param role what it does in the operation, such as `drained first, then carries`
/// @param name what people call it
/// @param id ARM id
/// @param site where it is; `null` if nobody said
public record Target(String role, String name, String id, @Nullable String site) {
}
