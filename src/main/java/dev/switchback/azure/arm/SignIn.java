package dev.switchback.azure.arm;

import java.time.Duration;
import java.util.Optional;

import com.azure.core.credential.TokenCredential;

/// How the service says who it is, and for how long it can say so without asking anybody.
interface SignIn extends TokenCredential {

	/// Sees to it that there is a token which is good for so long, with a new one if need be. Tokens that are made anew for
	/// every request always are.
	///
	/// @return why there is none
	default Optional<ArmProblem> lasting(Duration duration) {
		return Optional.empty();
	}

}
