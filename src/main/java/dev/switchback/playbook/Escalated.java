package dev.switchback.playbook;

/// Somebody made an emergency of a drill or maintenance.
public record Escalated() implements Learned {
}
