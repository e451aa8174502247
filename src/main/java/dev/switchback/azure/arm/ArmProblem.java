package dev.switchback.azure.arm;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Sighting;

/// Why ARM gave no good answer. Here, and nowhere else, it is decided what that means for a look and for a changing call.
public sealed interface ArmProblem {

	/// What may be shown of it.
	Problem problem();

	/// 404.
	record NotFound(Problem problem) implements ArmProblem {
	}

	/// 403.
	record Forbidden(Problem problem) implements ArmProblem {
	}

	/// 401: the token was not taken.
	record Unauthorized(Problem problem) implements ArmProblem {
	}

	/// 400 and every other answer that the request itself is wrong.
	record Invalid(Problem problem) implements ArmProblem {
	}

	/// 409 or 412 that waiting alone does not cure.
	record Conflict(Problem problem) implements ArmProblem {
	}

	/// Something else is under way on the resource: 409 `AnotherOperationInProgress`, or
	/// 429 `RetryableError…`, which is
	/// no throttling.
	record Busy(Problem problem, Duration tryAgainIn) implements ArmProblem {
	}

	/// 429: too many calls. Calling again earlier is refused, and renews the wait.
	record Throttled(Problem problem, Duration tryAgainIn) implements ArmProblem {
	}

	/// 408 or 5xx: whether the call had an effect is not known.
	record Unavailable(Problem problem, Duration tryAgainIn) implements ArmProblem {
	}

	/// The request certainly did not leave in whole: no connection, no token, or too
	/// late.
	record NotSent(Problem problem) implements ArmProblem {

		static NotSent because(String code, String why) {
			return new NotSent(new Problem(0, code, why));
		}

	}

	/// The request may have arrived, but no answer came back.
	record Unanswered(Problem problem) implements ArmProblem {

		static Unanswered because(String why) {
			return new Unanswered(new Problem(0, "NoAnswer", why));
		}

	}

	/// An answer came that cannot be understood.
	record Garbled(Problem problem) implements ArmProblem {

		static Garbled because(String why) {
			return new Garbled(new Problem(0, "NotUnderstood", why));
		}

	}

	/// What was asked for is not there, though something else is.
	static <T> Fetched<T> missing(Instant at) {
		return new Fetched.Failed<>(new NotFound(new Problem(404, "NotFound", "")), at);
	}

	/// When a further look is worth its cost.
	default Duration lookAgainIn() {
		return switch (this) {
			case Busy busy -> busy.tryAgainIn();
			case Throttled throttled -> throttled.tryAgainIn();
			case Unavailable unavailable -> unavailable.tryAgainIn();
			case NotSent _,Unanswered _,Garbled _ -> Duration.ofSeconds(5);
			case Unauthorized _,Conflict _ -> Duration.ofSeconds(15);
			case NotFound _,Forbidden _,Invalid _ -> Duration.ofSeconds(30);
		};
	}

	/// Whether it may be over by itself. What nobody lets us read, and what is not there, will not be read a little later either.
	default boolean passing() {
		return switch (this) {
			case NotFound _,Forbidden _,Invalid _ -> false;
			case Busy _,Throttled _,Unavailable _,NotSent _,Unanswered _,Garbled _,Unauthorized _,Conflict _ -> true;
		};
	}

	/// Why something could not be read, and what to do about it: a sentence without a
	/// full stop.
	///
	/// @param what what was to be read, such as `the peering of contoso-ams`
	default String sentence(String what) {
		return switch (this) {
			case NotFound _ -> "Azure does not know " + what;
			case Forbidden _ -> "Azure does not let us read %s (%s); the service's identity needs a role that may"
				.formatted(what, problem().code());
			case Unauthorized _ ->
				"Azure did not take our token when %s was to be read (%s)".formatted(what, problem().code());
			case Busy _ -> "%s could not be read while another operation is under way".formatted(what);
			case Throttled _ ->
				"%s could not be read, because the calls that Azure allows are used up for now".formatted(what);
			case Invalid _,Conflict _,Unavailable _,NotSent _,Unanswered _,Garbled _ ->
				"%s could not be read: %s".formatted(what, brief().replaceFirst("\\.$", ""));
		};
	}

	/// What a look that came upon this has seen: nothing.
	default Sighting.Blind blind(String what, Evidence evidence) {
		return new Sighting.Blind(sentence(what), evidence, lookAgainIn());
	}

	/// What a changing call that came upon this was answered with.
	default Answer answer(Handle handle) {
		return switch (this) {
			case NotFound _,Forbidden _,Invalid _,Conflict _ -> new Answer.Rejected(problem(), handle, null);
			case Busy _,Throttled _,NotSent _,Unauthorized _ -> new Answer.Rejected(problem(), handle, lookAgainIn());
			case Unavailable _,Unanswered _,Garbled _ -> new Answer.Lost(brief(), handle);
		};
	}

	/// Status, code and message in one line.
	default String brief() {
		var problem = problem();
		var code = (problem.status() != 0) ? problem.status() + " " + problem.code() : problem.code();
		return problem.message().isEmpty() ? code : code + ": " + problem.message();
	}

}
