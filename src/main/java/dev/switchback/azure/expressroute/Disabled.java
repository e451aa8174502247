package dev.switchback.azure.expressroute;

import dev.switchback.playbook.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// A circuit's peering is switched off, and the promise to switch it on again is made with the intent.
final class Disabled implements Effect {

	private final Reads reads;

	private final Terms terms;

	private final @Nullable Baseline baseline;

	private final Switch off;

	private final DisableGuard guard;

	private final Md5Keys keys;

	Disabled(Reads reads, Terms terms, @Nullable Baseline baseline) {
		this.reads = reads;
		this.terms = terms;
		this.baseline = baseline;
		this.off = Switch.off(reads, terms.drained(), terms.families());
		this.guard = new DisableGuard(reads, terms);
		this.keys = reads.keys();
	}

	/// @param promise key of the promise to restore
	/// @param restoreWithin when it is due; `null` for no due time of its own
	record Terms(DeclaredCircuit drained, DeclaredCircuit survivor, Drain drain, String promise,
			@Nullable Duration restoreWithin) {

		Set<Family> families() {
			return this.drain.families();
		}

	}

	@Override
	public Sighting look(Look look) {
		var sighting = this.off.look(look);
		return (sighting instanceof Sighting.Met met && !mayBeOurs(look)) ? new Sighting.Refused(
				"%s, and that was not us: somebody else switched it off since its state was recorded"
					.formatted(met.sentence()),
				met.evidence()) : sighting;
	}

	/// What was off when it was recorded needs no call of ours. Anything else that is off without one is somebody else's
	/// doing, to be left alone.
	private boolean mayBeOurs(Look look) {
		var wasOff = this.baseline != null && this.baseline.off(this.terms.families());
		return wasOff || look.mutations().stream().anyMatch((mutation) -> mutation.state() != Mutation.State.REFUTED);
	}

	@Override
	public Preparation prepare(Look look) {
		var known = Objects.requireNonNull(this.baseline, "a peering is not switched off before its baseline is known");
		return this.reads.arm()
			.signedInFor(this.reads.settings().signedInFor())
			.<Preparation>map(Disabled::notSignedIn)
			.orElseGet(() -> this.guard.prepare(look, known, (peering) -> ready(peering, known)));
	}

	/// What is switched off now must be switched on later, even if nobody can sign in then.
	private static Preparation notSignedIn(ArmProblem problem) {
		return new Preparation.Unseen("the sign-in to Azure would not last long enough to bring the circuit back (%s)"
			.formatted(problem.problem().message()), problem.lookAgainIn());
	}

	/// The key is had before anything is switched off, so that switching on again depends on nothing but what is sealed.
	private Preparation ready(PeeringSeen peering, Baseline known) {
		var drained = this.terms.drained();
		if (!(this.keys.of(drained) instanceof Md5Keys.Found.Key(var key))) {
			return new Preparation.Withheld("%s cannot be written back as it is".formatted(drained.spoken()),
					Evidence.NONE);
		}
		var call = this.off.call(peering,
				"switch off %s on %s".formatted(Words.families(this.terms.families()), drained.spokenPeering()), key);
		var payload = RestorePayload.of(drained, this.terms.survivor(), this.terms.families(), known).json();
		var promise = new Promise(this.terms.promise(), RestorePeering.KIND, peering.id().toString(),
				"bring %s back as it was found".formatted(drained.spokenPeering()), this.terms.restoreWithin(), payload,
				key);
		return new Preparation.Ready(call, List.of(promise));
	}

	@Override
	public Answer send(Call call, Sending sending) {
		return this.off.send(call, sending);
	}

	@Override
	public Fate settle(Mutation mutation, Look look) {
		return this.off.settle(mutation, look);
	}

}
