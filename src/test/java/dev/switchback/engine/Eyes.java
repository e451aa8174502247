package dev.switchback.engine;

import dev.switchback.operation.Operation;
import dev.switchback.playbook.Mutation;
import dev.switchback.simulator.wire.Request;
import org.jspecify.annotations.Nullable;

/// What is watched of what a run is about, besides what holds of every operation.
interface Eyes {

	/// A changing call leaves a replica.
	void leaves(Operation operation, Mutation line, Request request);

	/// Azure received a changing call.
	void received(dev.switchback.simulator.world.Mutation call);

	/// An operation was changed.
	void changed(@Nullable Operation before, Operation after);

	/// Whether somebody else made the very change of a call since it was built, so that nobody could tell whose it is.
	boolean madeByOthers(Mutation line, Request request);

	/// Nothing goes wrong any more, and others put back what they did.
	void undoOthers();

	/// Everything is over.
	void end();

}
