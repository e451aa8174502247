package dev.switchback.azure.arm;

import java.time.Duration;
import java.util.OptionalDouble;

import dev.switchback.playbook.Urgency;

/// What Azure Resource Manager lets all replicas call together. It is an estimate: only ARM itself refuses for certain.
public interface CallBudget {

	/// Takes calls that are made together, all or none. Of more than there can ever be at once a full bucket owes the rest.
	///
	/// @param calls how many, 1 at least
	/// @param known what ARM last said is left; the estimate is never above that
	/// @return how long they are not to be made; zero if they were taken
	/// @throws RuntimeException if the budget cannot be asked
	Duration take(Bucket bucket, int calls, Urgency urgency, OptionalDouble known);

	/// ARM refuses calls of that kind for so long, whoever makes them. An earlier call would renew the wait.
	void close(Bucket bucket, Duration during);

	/// The calls that ARM counts together.
	///
	/// @param subscription in lower case; empty for calls outside of any
	record Bucket(String subscription, Kind kind) {

		/// Under which it is kept.
		public String key() {
			return this.subscription + "/" + this.kind;
		}

	}

	/// What is counted apart.
	enum Kind {

		READS, WRITES, DELETES,

		/// What changes something of Microsoft.Network, counted by that provider and not by ARM.
		NETWORK_CHANGES

	}

}
