package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Target;
import org.jspecify.annotations.Nullable;

/// What an operation would do, found out without changing anything.
///
/// @param plan the playbook's plan, as JSON
/// @param hash of kind, version, purpose and plan: the same request resolved the same way has the same hash
/// @param result `null` until the looks are done
public record Preview(UUID id, String kind, int version, Purpose purpose, String subject, String request, String plan,
		String hash, List<Target> targets, List<Outline> steps, Duration expected, Requester by, Instant createdAt,
		@Nullable Result result) {

	public Preview {
		targets = List.copyOf(targets);
		steps = List.copyOf(steps);
	}

	/// What the looks saw.
	///
	/// @param allowed whether the operation would get past its rules now
	/// @param sentence what it comes to, for people
	/// @param rules every rule, judged
	/// @param readings what else was seen
	/// @param expected how long it usually takes as it was found; `null` if that is as was expected before, or was not asked
	public record Result(Instant at, boolean allowed, String sentence, List<RuleVerdict> rules, List<Reading> readings,
			@Nullable Duration expected) {

		public Result {
			rules = List.copyOf(rules);
			readings = List.copyOf(readings);
		}

		/// Of what takes as long as was expected before anything was looked at.
		public Result(Instant at, boolean allowed, String sentence, List<RuleVerdict> rules, List<Reading> readings) {
			this(at, allowed, sentence, rules, readings, null);
		}

	}

	/// How long it usually takes, by what is known by now.
	public Duration expectedByNow() {
		return (this.result != null && this.result.expected() != null) ? this.result.expected() : this.expected;
	}

	public Preview with(Result result) {
		return new Preview(this.id, this.kind, this.version, this.purpose, this.subject, this.request, this.plan,
				this.hash, this.targets, this.steps, this.expected, this.by, this.createdAt, result);
	}

}
