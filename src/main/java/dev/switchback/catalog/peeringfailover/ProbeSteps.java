package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.Peering;
import dev.switchback.azure.probe.Echoes;
import dev.switchback.azure.probe.Occasion;
import dev.switchback.azure.probe.Probe;
import dev.switchback.azure.probe.Probes;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

import static dev.switchback.playbook.Step.await;
import static dev.switchback.playbook.Step.check;

/// What declared probes tell of one circuit of a pair: they are asked before it is drained, while it is, and once it is back.
/// What answered before and has fallen silent is trouble, whether traffic was required or not. What proves nothing holds nobody
/// up, unless traffic was required. None of this is asked on the way back of who turns back.
final class ProbeSteps {

	private static final int NAMED = 3;

	private final Probes probes;

	private final Plan plan;

	private final Side side;

	private final Peering survivor;

	private final @Nullable Echoes before;

	private final String name;

	private final String other;

	ProbeSteps(Probes probes, Plan plan, Side side, Peering survivor) {
		this.probes = probes;
		this.plan = plan;
		this.side = side;
		this.survivor = survivor;
		this.before = plan.before(side);
		this.name = plan.circuit(side).spoken();
		this.other = plan.circuit(side.other()).spoken();
	}

	/// What answered while another operation had the circuit drained already is no measure: what that one heard before counts.
	List<Step> recorded() {
		var title = "what answers is recorded: " + names();
		if (!this.plan.takenOver().contains(this.side)) {
			return ifAny(check(key("probed"), title, this.probes.recorded(whole())).within(Exercise.CHECK));
		}
		var known = this.before;
		return ifAny(check(key("probed"), title,
				(_) -> Sighting
					.met((known != null) ? "asked at %s, before %s was drained".formatted(known.at(), this.name)
							: "nobody asked before %s was drained".formatted(this.name), Evidence.NONE)));
	}

	/// Over the circuit that carries alone.
	Step answering() {
		var key = key("answers");
		if (accepted()) {
			return await(key, "what does not answer over %s is accepted".formatted(this.other),
					this.probes.recorded(drained()))
				.within(Exercise.CHECK);
		}
		var answers = this.probes.answerAsBefore(drained(), this.before);
		var step = await(key, "%s over %s".formatted(answer(), this.other), this.survivor.symmetryToldBy(answers))
			.on(Decision.ACCEPT_AS_IS, Route.again());
		return this.plan.requireTraffic() ? step.within(Exercise.CONVERGENCE)
				: step.within(told() ? this.probes.silence() : Duration.ZERO).unlessFailed();
	}

	/// Once both circuits carry again.
	List<Step> returned() {
		var key = key("returned");
		if (this.plan.asIs(key)) {
			return ifAny(accepted(key, "what does not answer any more is accepted"));
		}
		return ifAny(await(key, "%s as before %s was drained".formatted(answer(), this.name),
				this.probes.answerAsBefore(whole(), this.before))
			.within(told() ? Exercise.CHECK : Duration.ZERO)
			.on(Decision.ACCEPT_AS_IS, Route.again())
			.unlessFailed());
	}

	/// The same step, while which nothing falls silent that answered before. Once somebody has accepted what is silent, what
	/// answered then is the measure.
	///
	/// @param tolerance how long it may be silent
	Step watched(Step step, Duration tolerance, Guard.OnLoss onLoss) {
		var known = accepted() ? this.plan.meanwhile(this.side) : this.before;
		if (!any() || known == null || !known.anyAnswered()) {
			return step;
		}
		return step.whileTrue(this.probes.notFallenSilent(drained(), known, tolerance), switch (onLoss) {
			case TURN_BACK -> onLoss;
			case ASK, ASK_OR_ACCEPT -> Guard.OnLoss.ASK_OR_ACCEPT;
		});
	}

	/// The same hold, in which a person may accept that something has fallen silent. What still answers is recorded then.
	Step acceptable(Step hold) {
		return any() ? hold.on(Decision.ACCEPT_AS_IS, Route.to(key("answers"))) : hold;
	}

	/// Whether somebody accepted what is silent while the circuit is drained.
	boolean accepted() {
		return this.plan.asIs(key("answers")) || this.plan.asIs(key("hold"));
	}

	/// How long what answered before may be silent once everything has moved over.
	Duration tolerance() {
		return this.probes.silence();
	}

	boolean any() {
		return !this.plan.probes().isEmpty();
	}

	private List<Step> ifAny(Step step) {
		return any() ? List.of(step) : List.of();
	}

	private static Step accepted(String key, String title) {
		return await(key, title, (_) -> Sighting.met("a person accepts it", Evidence.NONE)).within(Duration.ZERO);
	}

	/// Whether asking again tells anything.
	private boolean told() {
		return this.before != null && this.before.anyAnswered();
	}

	/// While the other circuit carries alone.
	private Occasion drained() {
		var circuit = this.plan.circuit(this.side.other());
		return occasion(circuit.id().toString(), circuit.name(),
				accepted() ? "the rest was accepted" : this.name + " was drained");
	}

	/// While both carry.
	private Occasion whole() {
		return occasion(null, this.plan.pair(), this.name + " was drained");
	}

	private Occasion occasion(@Nullable String over, String subject, String event) {
		return new Occasion(this.plan.probes(), this.plan.circuit(this.side).id().toString(), over, subject, event);
	}

	private String answer() {
		return names() + ((this.plan.probes().size() == 1) ? " answers" : " answer");
	}

	private String names() {
		var names = this.plan.probes().stream().map(Probe::name).toList();
		if (names.size() <= 1) {
			return String.join("", names);
		}
		var shown = names.stream().limit((names.size() > NAMED) ? NAMED : names.size() - 1);
		return "%s and %s".formatted(shown.collect(Collectors.joining(", ")),
				(names.size() > NAMED) ? (names.size() - NAMED) + " more" : names.getLast());
	}

	private String key(String name) {
		return this.side.key() + "." + name;
	}

}
