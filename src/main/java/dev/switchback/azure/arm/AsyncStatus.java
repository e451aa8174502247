package dev.switchback.azure.arm;

import dev.switchback.playbook.Problem;

/// How one of ARM's async operations stands.
public sealed interface AsyncStatus {

	record Running() implements AsyncStatus {
	}

	/// Azure says it succeeded. That is no proof: the resource has to be read.
	record Succeeded() implements AsyncStatus {
	}

	/// It failed or was canceled.
	record Failed(Problem problem) implements AsyncStatus {
	}

}
