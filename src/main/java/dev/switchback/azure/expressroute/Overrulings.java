package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Verdict;

/// The failing rules that somebody answered for when a circuit was to be drained, as they were at the first check: what
/// is worse than that later was not answered for. Stored as JSON, so its names stay.
///
/// @param circuit ARM id of the circuit to be drained, as spelled in the order
public record Overrulings(String circuit, List<Overruled> rules) implements Learned {

	/// Nobody answered for anything.
	public static final Overrulings NONE = new Overrulings("", List.of());

	/// In [Overruled#lacking()]: nothing of it is there.
	static final String EVERYTHING = "everything";

	public Overrulings {
		rules = List.copyOf(rules);
	}

	@Override
	public String sentence() {
		return this.rules.isEmpty() ? "nothing of %s has to be answered for".formatted(ArmId.tail(this.circuit))
				: "answered for, as it is now: " + words();
	}

	/// Whoever answers for something does so since the circuit was last judged.
	public static Overrulings nothingOf(DeclaredCircuit circuit) {
		return new Overrulings(circuit.id().toString(), List.of());
	}

	/// What somebody answered for, in words; empty if that is nothing.
	public String words() {
		return this.rules.stream().map(Overruled::words).collect(Collectors.joining("; "));
	}

	/// What somebody answered for, if both circuits of a pair are to be drained.
	public record OfBoth(Overrulings first, Overrulings second) implements Learned {

		@Override
		public String sentence() {
			return Stream.of(this.first, this.second)
				.filter((one) -> !one.rules().isEmpty())
				.map(Overrulings::sentence)
				.collect(Collectors.joining("; "));
		}

	}

	/// A rule that somebody answered for.
	///
	/// @param rule code of the [SafetyRule]
	/// @param lacking what exactly is not as the rule wants it, such as prefixes; empty if that has no parts
	public record Overruled(String rule, String subject, Verdict verdict, String measured, List<String> lacking) {

		public Overruled {
			lacking = List.copyOf(lacking);
		}

		String words() {
			return "%s of %s (%s)".formatted(this.rule, this.subject, this.measured);
		}

		/// Whether it is worse now.
		boolean worse(Verdict now, Set<String> lackingNow) {
			var failed = this.verdict != Verdict.FAIL && now == Verdict.FAIL;
			return failed || !(this.lacking.contains(EVERYTHING) || this.lacking.containsAll(lackingNow));
		}

	}

	Optional<Overruled> of(SafetyRule rule, String subject) {
		return this.rules.stream()
			.filter((one) -> one.rule().equals(rule.code()) && one.subject().equalsIgnoreCase(subject))
			.findFirst();
	}

	/// Whether it was seen what failed when somebody answered for it.
	public boolean known() {
		return !this.circuit.isEmpty();
	}

	/// These, and those of others that fail no longer.
	Overrulings over(Overrulings others) {
		var all = new ArrayList<>(this.rules);
		others.rules()
			.stream()
			.filter((other) -> this.rules.stream()
				.noneMatch((one) -> one.rule().equals(other.rule()) && one.subject().equals(other.subject())))
			.forEach(all::add);
		return new Overrulings(this.circuit, all);
	}

	boolean has(SafetyRule rule, String subject) {
		return of(rule, subject).isPresent();
	}

	/// The prefixes that somebody answered for when they did not arrive somewhere.
	Set<Prefix> prefixes(SafetyRule rule, String subject) {
		var prefixes = new TreeSet<Prefix>();
		of(rule, subject).ifPresent((one) -> one.lacking()
			.stream()
			.filter((text) -> !text.equals(EVERYTHING))
			.map(Prefix::parse)
			.forEach(prefixes::add));
		return prefixes;
	}

	/// Whether nothing of it was there, and somebody answered for that.
	boolean everything(SafetyRule rule, String subject) {
		return of(rule, subject).filter((one) -> one.lacking().contains(EVERYTHING)).isPresent();
	}

}
