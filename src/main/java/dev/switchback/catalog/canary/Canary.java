package dev.switchback.catalog.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.InvalidRequest.Fault;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import org.jspecify.annotations.Nullable;

/// Goes the whole way that every operation goes, through a number of steps that do nothing. The first one reads something
/// from Azure, unless told not to. It answers one question: could a failover be carried out right now?
public final class Canary implements Playbook<Request, Plan> {

	/// The kind of operation this serves.
	public static final String KIND = "CANARY";

	private static final int STEPS = 8;

	private static final int MOST = 100;

	private final ExpressRoute azure;

	private final CircuitPairs pairs;

	public Canary(ExpressRoute azure, CircuitPairs pairs) {
		this.azure = azure;
		this.pairs = pairs;
	}

	@Override
	public List<Step> steps(Plan plan) {
		var circuit = circuit(plan);
		return IntStream.rangeClosed(1, plan.steps())
			.mapToObj((number) -> (number == 1 && circuit != null)
					? Step.check("step-1", "Azure can be read", this.azure.canBeRead(circuit))
						.within(Duration.ofMinutes(1))
					: trivial(number, plan.steps()))
			.toList();
	}

	private static Step trivial(int number, int of) {
		var step = "step " + number + " of " + of;
		return Step.check("step-" + number, step + " is taken",
				(_) -> Sighting.met(step + " was taken", Evidence.NONE));
	}

	@Override
	public Plan plan(Mandate mandate, Request request) {
		var parameters = Objects.requireNonNullElse(request.parameters(), Request.Parameters.NONE);
		var faults = new ArrayList<Fault>();
		var steps = Objects.requireNonNullElse(parameters.steps(), STEPS);
		if (steps < 1 || steps > MOST) {
			faults.add(new Fault("/parameters/steps", "A canary has 1 to %d steps.".formatted(MOST)));
		}
		if (!mandate.overrides().isEmpty()) {
			faults.add(new Fault("/overrides", "A canary has no rules. Leave this out."));
		}
		var reads = !Boolean.FALSE.equals(parameters.readAzure());
		var circuit = reads ? circuit(request.target(), faults) : null;
		if (!faults.isEmpty()) {
			throw new InvalidRequest(faults);
		}
		return new Plan(steps, circuit);
	}

	private @Nullable String circuit(Request.@Nullable Pair target, List<Fault> faults) {
		var name = (target != null) ? target.circuitPair() : null;
		var pair = (name != null) ? this.pairs.named(name) : this.pairs.all().stream().findFirst();
		if (pair.isEmpty()) {
			faults.add((name != null)
					? new Fault("/target/circuitPair",
							"There is no such circuit pair. GET /v1/circuit-pairs lists them.")
					: new Fault("/parameters/readAzure",
							"No circuit pair is registered that could be read. Register one, or set this to false."));
		}
		return pair.map(CircuitPair::primary).map(CircuitPair.Circuit::id).orElse(null);
	}

	private static @Nullable DeclaredCircuit circuit(Plan plan) {
		return (plan.circuit() != null) ? DeclaredCircuit.of(plan.circuit(), null, Md5.UNKNOWN) : null;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public Class<Request> request() {
		return Request.class;
	}

	@Override
	public Class<Plan> plan() {
		return Plan.class;
	}

	@Override
	public String subject(Plan plan) {
		return "canary";
	}

	@Override
	public List<Target> targets(Plan plan) {
		var circuit = circuit(plan);
		return (circuit != null) ? List.of(new Target("read", circuit.name(), circuit.id().toString(), null))
				: List.of();
	}

	/// None: any number of canaries may fly at once.
	@Override
	public List<String> claims(Plan plan) {
		return List.of();
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return plan;
	}

	@Override
	public Duration expectedDuration(Plan plan) {
		return Duration.ofSeconds(1);
	}

	/// There is nothing to turn back: it ends.
	@Override
	public Trouble trouble() {
		return Trouble.TURN_BACK;
	}

}
