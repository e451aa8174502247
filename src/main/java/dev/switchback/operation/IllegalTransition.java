package dev.switchback.operation;

/// An event that cannot happen in the phase an operation is in: a bug of ours.
public final class IllegalTransition extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	IllegalTransition(Phase phase, Event event) {
		super(event.getClass().getSimpleName() + " cannot happen in " + phase.getClass().getSimpleName());
	}

}
