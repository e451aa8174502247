package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;

import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;

/// On what terms a circuit is drained.
///
/// @param families to be switched off
/// @param overrides the rules that somebody answers for
/// @param overruled those of them that failed at the first check, as they were then
/// @param declared what is declared about the prefixes of the circuit to be drained
/// @param ownPath whether the service itself depends on that circuit
/// @param ownPathFrom the replicas or sites that this is declared for; empty if it is for all of them
public record Drain(Purpose purpose, Set<Family> families, List<RuleOverride> overrides, Overrulings overruled,
		Declared declared, OwnPath ownPath, List<String> ownPathFrom) {

	public Drain {
		families = Set.copyOf(families);
		overrides = List.copyOf(overrides);
		ownPathFrom = List.copyOf(ownPathFrom);
	}

	/// What is declared of the own path is declared for all replicas.
	public Drain(Purpose purpose, Set<Family> families, List<RuleOverride> overrides, Overrulings overruled,
			Declared declared, OwnPath ownPath) {
		this(purpose, families, overrides, overruled, declared, ownPath, List.of());
	}

	/// Every rule is in force, nothing is declared, and the service does not depend on the circuit.
	public static Drain of(Purpose purpose, Set<Family> families) {
		return new Drain(purpose, families, List.of(), Overrulings.NONE, Declared.NOTHING, OwnPath.ELSEWHERE);
	}

	/// Whether a circuit that cannot be seen whole may be drained: it is the reason to drain it, or somebody answers for
	/// what cannot be seen. Who answers for something else does not answer for that.
	///
	/// @param rule that fails because of what cannot be seen
	/// @param subject of that rule
	boolean takesWhatIsSeen(SafetyRule rule, String subject) {
		return this.purpose == Purpose.EMERGENCY || this.overrides.stream()
			.anyMatch((one) -> one.rule().equals(rule.code()) && one.subject().equalsIgnoreCase(subject));
	}

}
