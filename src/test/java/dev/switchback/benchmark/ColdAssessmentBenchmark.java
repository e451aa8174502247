package dev.switchback.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.BudgetSettings;
import dev.switchback.azure.arm.CallBudget;
import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.playbook.Urgency;
import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.discovery.Discovery;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;

/// How long an assessment of 100 circuits and 1,000 machines takes from cold, under the limits that ARM documents, and what it
/// calls. The machine's own limit does not matter: what is waited for is the budget.
class ColdAssessmentBenchmark {

	private static final int PAIRS = 50;

	private static final int MACHINES = 1000;

	private static final String SUBSCRIPTION = "00000000-0000-0000-0000-0000000005%02d";

	private final AtomicInteger reads = new AtomicInteger();

	private final AtomicInteger posts = new AtomicInteger();

	private final AtomicInteger throttled = new AtomicInteger();

	/// By subscription and kind of call.
	private final Map<String, Integer> counts = new ConcurrentHashMap<>();

	@Test
	void inOneSubscription() {
		run("everything in one subscription", 1, 0);
	}

	@Test
	void inSeveralSubscriptions() {
		run("circuits in four subscriptions, machines in two others", 4, 2);
	}

	/// @param forCircuits how many subscriptions circuits lie in
	/// @param forMachines how many others vaults lie in; 0 for the one of the circuits
	private void run(String what, int forCircuits, int forMachines) {
		var subscriptions = new TreeSet<String>();
		var estate = estate(forCircuits, forMachines, subscriptions);
		var simulator = new ArmSimulator(InstantSource.system(), estate, Settings.DEFAULT, 7);
		var cloud = new InProcessAzure(InstantSource.system(), System::nanoTime, ColdAssessmentBenchmark::pause,
				network(simulator), simulator.issueToken(), CallBudget.Kind.WRITES);
		List.of(this.reads, this.posts, this.throttled).forEach((count) -> count.set(0));
		this.counts.clear();
		var vaults = estate.vaults().stream().map((vault) -> ArmId.parse(vault.id())).toList();
		var started = System.nanoTime();
		var document = Discovery.of(cloud.arm(), vaults)
			.read(subscriptions, List.of(), Optional.empty(), Duration.ofMinutes(15));
		var read = System.nanoTime();
		var findings = Assessor
			.assess(new Snapshot(SnapshotReader.checked(document), InstantSource.system().instant()),
					new Scope.Everything())
			.findings();
		var judged = System.nanoTime();
		var unread = findings.stream()
			.filter((finding) -> finding.judgement() == Judgement.UNKNOWN
					&& finding.rule().matches("VM-0[1468]|ER-0[567]"))
			.count();
		Report.note(
				"%s: %d GETs, %d POSTs, %d throttled; read in %.1f s, judged in %.1f s; %d findings, %d for lack of a read",
				what, this.reads.get(), this.posts.get(), this.throttled.get(), (read - started) / 1e9,
				(judged - read) / 1e9, findings.size(), unread);
		Report.row("(j) 100 circuits and 1,000 machines assessed from cold, " + what,
				"%.0f s, %d GETs, %d POSTs, %d throttled".formatted((judged - started) / 1e9, this.reads.get(),
						this.posts.get(), this.throttled.get()),
				"%.0f s until the budget has had so many".formatted(shortest()), (judged - started) / 1e9 / shortest(),
				"<= 60 s, 0 throttled");
		if (unread > 0) {
			throw new AssertionError(unread + " findings for lack of a read");
		}
	}

	/// How long the budget takes to give so many calls to an assessment, whatever the machine is like: that of the subscription that
	/// is asked most.
	private double shortest() {
		var budget = BudgetSettings.DEFAULTS;
		return this.counts.entrySet().stream().mapToDouble((entry) -> {
			var kinds = entry.getKey().startsWith("POST")
					? List.of(CallBudget.Kind.WRITES, CallBudget.Kind.NETWORK_CHANGES) : List.of(CallBudget.Kind.READS);
			return kinds.stream()
				.mapToDouble(
						(kind) -> (entry.getValue() - budget.capacity(kind) + budget.reserve(kind, Urgency.ASSESSMENT))
								/ budget.refill(kind))
				.max()
				.orElseThrow();
		}).max().orElseThrow();
	}

	private static void pause(Duration duration) {
		LockSupport.parkNanos(duration.toNanos());
	}

	private InProcessAzure.Network network(ArmSimulator simulator) {
		return (String what, Supplier<Request> asked, Duration patience) -> {
			var response = carried(simulator, asked.get());
			(what.startsWith("POST") ? this.posts : this.reads).incrementAndGet();
			this.counts.merge(what.replaceFirst(" /subscriptions/([^/]+).*", " $1"), 1, Integer::sum);
			if (response.status() == 429) {
				this.throttled.incrementAndGet();
			}
			InProcessAzure.deliver(response.delivery(), patience, ColdAssessmentBenchmark::pause);
			return response;
		};
	}

	private static Response carried(ArmSimulator simulator, Request request) throws IOException {
		pause(Duration.ofMillis(50));
		return simulator.handle(request);
	}

	private static Estate estate(int forCircuits, int forMachines, Set<String> subscriptions) {
		var pairs = new ArrayList<PairPlan>();
		for (var number = 0; number < PAIRS; number++) {
			var subscription = SUBSCRIPTION.formatted(number % forCircuits);
			subscriptions.add(subscription);
			pairs.add(pair("p" + number)
				.in(new dev.switchback.simulator.estate.Scope(subscription, "network-" + number % forCircuits)));
		}
		var vaults = new ArrayList<VaultPlan>();
		var all = HealthyVms.vault(MACHINES / Math.max(1, forMachines));
		for (var number = 0; number < Math.max(1, forMachines); number++) {
			var subscription = SUBSCRIPTION.formatted((forMachines == 0) ? 0 : 50 + number);
			subscriptions.add(subscription);
			vaults
				.add(new VaultPlan("vault-" + number, new dev.switchback.simulator.estate.Scope(subscription, "dr-rg"),
						all.region(), all.machines(), List.of()));
		}
		return Estate.of(pairs.toArray(PairPlan[]::new)).with(vaults.toArray(VaultPlan[]::new));
	}

	private static PairPlan pair(String name) {
		var circuits = IntStream.range(0, 2)
			.mapToObj((side) -> CircuitPlan.circuit(name + ((side == 0) ? "-ams" : "-dub"),
					(side == 0) ? "westeurope" : "northeurope", (side == 0) ? "Amsterdam" : "Dublin",
					(side == 0) ? "Equinix" : "Interxion",
					PeeringPlan.privatePeering(65010, 201 + side,
							new Transfer("172.16.%d.0/30".formatted(side), "172.16.%d.4/30".formatted(side)),
							"10.1.0.0/16", "10.2.0.0/16", "192.168.100.0/24")))
			.toList();
		var gateway = GatewayPlan.zoneRedundant(name + "-gw", "westeurope", "10.100")
			.connectedTo(name + "-ams", 0)
			.connectedTo(name + "-dub", 0);
		return new PairPlan(name, circuits, List.of(gateway), new Demand(4_000_000, 6_000_000));
	}

}
