package dev.switchback.engine;

import java.util.UUID;

import dev.switchback.playbook.Mutation;

/// What became of a doubtful call, or that it is in doubt.
record Learnt(UUID mutation, Mutation.Fact fact) {
}
