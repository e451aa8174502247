package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

import dev.switchback.playbook.Spoken;
import org.jspecify.annotations.Nullable;

/// What was lost on a leg and how long it took until it was seen to run where it was brought to. What is not known is
/// `null`, and never guessed.
///
/// @param leg such as `out`
/// @param what is recovered
/// @param where it runs
/// @param at when that was seen
/// @param complete whether everything was seen that has to be so; otherwise its application has still to answer
public record Recovery(String leg, String what, String where, Instant at, boolean complete, Loss recoveryPoint,
		Delay recoveryTime) {

	/// Of each leg what was measured last.
	public static List<Recovery> latest(List<Recovery> all) {
		var latest = new LinkedHashMap<String, Recovery>();
		all.forEach((recovery) -> latest.put(recovery.leg(), recovery));
		return List.copyOf(latest.values());
	}

	/// What was lost: from the recovery point until the last write.
	///
	/// @param actual of the machine that lost most (RPO actual); `null` if it is not known of each
	/// @param objective as people declared; `null` if they did not
	/// @param met `null` if that cannot be told
	/// @param machine which one it was
	/// @param point the time of its recovery point
	/// @param lastWrite when it can have written last
	/// @param lastWriteBy how that is known
	public record Loss(@Nullable Duration actual, @Nullable Duration objective, @Nullable Boolean met, String machine,
			@Nullable Instant point, @Nullable Instant lastWrite, @Nullable LastWrite lastWriteBy) {
	}

	/// How it is known when a machine can have written last.
	public enum LastWrite {

		/// The failover shut it down then: measured.
		SOURCE_SHUT_DOWN("the source was shut down"),

		/// The incident began then, as was declared.
		INCIDENT_DECLARED("the incident began"),

		/// The failover was called for then; what it wrote after that is not counted, so at least as much was lost.
		FAILOVER_CALLED("the failover was called for, if it wrote nothing after that");

		private final String words;

		LastWrite(String words) {
			this.words = words;
		}

	}

	/// How long it took.
	///
	/// @param actual RTO actual, the sum of its three parts; `null` if it is not known since when it counts
	/// @param objective as people declared; `null` if they did not
	/// @param met `null` if that cannot be told
	/// @param from since when it counts
	/// @param fromBy what that was
	/// @param people until it was asked for, and while somebody was asked
	/// @param azure while something had still to become so in Azure
	/// @param ours the rest
	public record Delay(@Nullable Duration actual, @Nullable Duration objective, @Nullable Boolean met,
			@Nullable Instant from, @Nullable Beginning fromBy, @Nullable Duration people, @Nullable Duration azure,
			@Nullable Duration ours) {
	}

	/// What the time counts from.
	public enum Beginning {

		/// The incident, as was declared.
		INCIDENT("the incident"),

		/// The request.
		REQUEST("the request"),

		/// The decision to go this way.
		DECISION("the decision");

		private final String words;

		Beginning(String words) {
			this.words = words;
		}

	}

	/// As people read it; a whole sentence.
	String sentence() {
		return "Measured: %s runs in %s%s. %s. %s.".formatted(this.what, this.where,
				this.complete ? "" : ", and its application has still to answer", lost(), took());
	}

	private String lost() {
		var whose = this.recoveryPoint.machine().equals(this.what) ? "" : " of " + this.recoveryPoint.machine();
		var by = this.recoveryPoint.lastWriteBy();
		if (by == null) {
			return "RPO%s not known: somebody else failed it over, and nobody said when it wrote last".formatted(whose);
		}
		return (this.recoveryPoint.actual() == null)
				? "RPO%s not known: nobody says which moment it was brought to".formatted(whose)
				: "RPO %s%s%s: from the recovery point of %s until %s".formatted(Spoken.of(this.recoveryPoint.actual()),
						whose, against(this.recoveryPoint.objective(), this.recoveryPoint.met()),
						this.recoveryPoint.point(), by.words);
	}

	private String took() {
		var time = this.recoveryTime;
		var from = time.fromBy();
		if (time.actual() == null || from == null || time.people() == null || time.azure() == null
				|| time.ours() == null) {
			return "RTO not known: somebody else failed it over, and nobody said since when it was needed";
		}
		return "RTO %s%s, counted from %s: %s for people, %s for Azure, %s for us".formatted(Spoken.of(time.actual()),
				against(time.objective(), time.met()), from.words, Spoken.of(time.people()), Spoken.of(time.azure()),
				Spoken.of(time.ours()));
	}

	private static String against(@Nullable Duration objective, @Nullable Boolean met) {
		if (objective == null) {
			return " (no objective declared)";
		}
		var words = (met == null) ? "not known whether met" : met ? "met" : "missed";
		return " (objective %s, %s)".formatted(Spoken.of(objective), words);
	}

}
