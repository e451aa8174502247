package dev.switchback.azure.expressroute;

import org.jspecify.annotations.Nullable;
import dev.switchback.playbook.Secret;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.AsyncStatus;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;

/// The switches of a peering, to be brought to certain states: what disabling and enabling have in common.
final class Switch {

	private final Reads reads;

	private final DeclaredCircuit circuit;

	private final Map<Family, String> wanted;

	Switch(Reads reads, DeclaredCircuit circuit, Map<Family, String> wanted) {
		this.reads = reads;
		this.circuit = circuit;
		this.wanted = Map.copyOf(wanted);
	}

	/// These families switched off, the others left as they are.
	static Switch off(Reads reads, DeclaredCircuit circuit, Collection<Family> families) {
		return new Switch(reads, circuit,
				families.stream().collect(Collectors.toMap((family) -> family, (_) -> PeeringSeen.DISABLED)));
	}

	boolean asWanted(PeeringSeen peering) {
		return this.wanted.entrySet()
			.stream()
			.allMatch((entry) -> entry.getValue().equalsIgnoreCase(peering.state(entry.getKey())));
	}

	/// Looks at the peering; if it is not as wanted, at what became of the call that was
	/// to bring that about. Azure's word
	/// that the call succeeded counts for nothing: the peering is read again.
	Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		var first = see(deadline);
		if (first instanceof Sighting.Unmet unmet) {
			return lastConfirmed(look).flatMap((mutation) -> Optional.ofNullable(mutation.handle().asyncOperation()))
				.map((address) -> after(address, unmet, deadline))
				.orElse(unmet);
		}
		return first;
	}

	private Sighting see(Deadline deadline) {
		return switch (this.reads.peerings().peering(this.circuit, deadline)) {
			case Failed<PeeringSeen>(ArmProblem.NotFound problem, var _) ->
				new Sighting.Refused(problem.sentence(peering()), new Notes().evidence());
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(peering(), new Notes().evidence());
			case Value<PeeringSeen>(var seen, var at) -> {
				var evidence = new Notes().state(this.circuit, seen, at).etag(this.circuit, seen, at).evidence();
				var sentence = "the peering of %s is %s".formatted(this.circuit.spoken(), seen.words());
				if (asWanted(seen) && (seen.settled() || this.wanted.isEmpty())) {
					yield Sighting.met(sentence, evidence);
				}
				yield seen.changing() ? new Sighting.Converging(sentence, evidence, this.reads.settings().lookAgain())
						: new Sighting.Unmet(sentence, evidence);
			}
		};
	}

	private Sighting after(String asyncOperation, Sighting.Unmet unmet, Deadline deadline) {
		return switch (this.reads.arm().asyncOperation(asyncOperation, deadline)) {
			case Value<AsyncStatus>(AsyncStatus.Running _, var _) ->
				new Sighting.Converging(unmet.sentence() + ", and Azure is still at it", unmet.evidence(),
						this.reads.settings().lookAgain());
			case Value<AsyncStatus>(AsyncStatus.Failed(var problem), var _) ->
				new Sighting.Refused("%s, and Azure says that the change failed: %s %s".formatted(unmet.sentence(),
						problem.code(), problem.message()), unmet.evidence());
			// It may have succeeded after the peering was read.
			case Value<AsyncStatus>(AsyncStatus.Succeeded _, var _) -> switch (see(deadline)) {
				case Sighting.Unmet still -> new Sighting.Unmet(
						still.sentence() + ", although Azure says that the change succeeded", still.evidence());
				case Sighting.Met met -> met;
				case Sighting.Converging converging -> converging;
				case Sighting.Blind blind -> blind;
				case Sighting.Unsettled unsettled -> unsettled;
				case Sighting.Refused refused -> refused;
			};
			// Azure forgets async operations; the peering is what counts.
			case Failed<AsyncStatus>(ArmProblem.NotFound _, var _) -> unmet;
			case Failed<AsyncStatus>(var problem, var _) ->
				problem.blind("what became of the change of " + this.circuit.name(), unmet.evidence());
		};
	}

	/// A change that Azure failed tells nothing any more once a person had it tried again.
	private static Optional<Mutation> lastConfirmed(Look look) {
		return look.sentSince()
			.reversed()
			.stream()
			.filter((mutation) -> mutation.state() == Mutation.State.CONFIRMED)
			.findFirst();
	}

	/// @param title what the call changes, as a sentence without a full stop
	/// @param key the MD5 key, if one is in use
	Call call(PeeringSeen peering, String title, @Nullable Secret key) {
		return new Call("PUT", peering.id().toString(), title, peering.etag(),
				PeeringBody.of(peering, this.wanted, key));
	}

	Answer send(Call call, Sending sending) {
		return this.reads.arm().put(ArmId.parse(call.target()), call.body(), sending);
	}

	/// What became of a call whose answer is not known.
	Fate settle(Mutation mutation, Look look) {
		return switch (this.reads.peerings().peering(this.circuit, this.reads.deadline(look))) {
			case Failed<PeeringSeen>(var problem, var _) ->
				new Fate.Undecided(problem.sentence(peering()), Duration.ofSeconds(5));
			case Value<PeeringSeen>(var seen, var _) ->
				new Doubt(mutation, look.at(), this.reads.settings().doubtWindow()).judge(seen, asWanted(seen));
		};
	}

	String peering() {
		return "the peering of " + this.circuit.name();
	}

}
