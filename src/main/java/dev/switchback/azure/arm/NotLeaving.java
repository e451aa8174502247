package dev.switchback.azure.arm;

/// Stops a request before it leaves this process in whole.
final class NotLeaving extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ArmProblem problem;

	NotLeaving(ArmProblem problem) {
		super(problem.brief());
		this.problem = problem;
	}

	NotLeaving(ArmProblem problem, Throwable cause) {
		super(problem.brief(), cause);
		this.problem = problem;
	}

	ArmProblem problem() {
		return this.problem;
	}

}
