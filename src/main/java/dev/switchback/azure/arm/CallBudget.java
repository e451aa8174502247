package dev.switchback.azure.arm;

import java.time.Duration;
import java.util.OptionalDouble;

import dev.switchback.playbook.Urgency;

/// What Azure Resource Manager lets all replicas call together. It is an estimate: only ARM itself refuses for certain.
public interface CallBudget {

	/// Takes one call.
	///
	/// @param known what ARM last said is left; the estimate is never above that
	/// @return how long no call of that urgency is to be made; zero if one was taken
	/// @throws RuntimeException if the budget cannot be asked
	Duration take(Bucket bucket, Urgency urgency, OptionalDouble known);

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
