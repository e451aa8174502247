package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Pairing;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Read;
import dev.switchback.readiness.snapshot.Snapshot;

/// All rules.
public final class Rules {

	private static final List<DesignRule> ALL = List.of(new TwoLocations(), new MaximumResiliency(),
			new PremiumAcrossGeographies(), new OperationalCircuit(), new BothLinksUp(), new SameRoutes(),
			new ActiveLinks(), new KnownPreference(), new RegularTrials(), new DiverseEdge(), new LinksNear(),
			new DiverseProviders(), new DiverseSites(), new FailureDetection(), new CalmTimers(),
			new ZoneRedundantGateway(), new WorkloadRegions(), new ConnectionLimits(), new CommonNatPool(),
			new NatPoolKeptInside(), new ValidatedPrefixes(), new PublicAsn(), new SymmetricReturn(),
			new StatelessEdge(), new NoMaintenance(), new AlertsExist(), new ControlledMaintenance(), new Headroom(),
			new CustomerManaged(), new KeyKnown(), new DirectPorts(), new NoTransit(), new VpnBackup(), new FastPath(),
			new EndpointTimeouts(), new MultiHomed(), new StalePassiveLink(), new LinkTrials(), new DeclarationsHold(),
			new MeasuredConvergence(), new MachineReplicates(), new MachineFailsOver(), new MachineLosesLittle(),
			new MachinePoints(), new MachineDrilled(), new MachineNetwork(), new MachineReturns(),
			new MachineUnlocked(), new MachineKeys(), new MachineQuota(), new MachineAgent(), new MachineWhole(),
			new MachineGroup(), new MachinePlan(), new MachineInTime());

	/// What was read longer ago may have changed since: it fails nothing anew, and proves nothing.
	private static final Duration FRESH = Duration.ofDays(7);

	/// Clocks differ a little.
	private static final Duration AHEAD = Duration.ofMinutes(5);

	/// By rule of which types it is the one to say that some could not be listed.
	private static final Map<String, List<String>> LISTED = Map.of("ER-01", Gateway.TYPES, "ER-04",
			List.of("expressRouteCircuits"), "ER-31", List.of("expressRoutePorts"), "VM-01", List.of("vaults"));

	/// More sentences than this nobody reads.
	private static final int MOST = 3;

	private Rules() {
	}

	public static List<Guideline> guidelines() {
		return ALL.stream().map(DesignRule::guideline).toList();
	}

	/// What is found of every rule, in the order of the rules. A rule that concerns nothing there says so.
	public static List<Finding> judge(Snapshot snapshot) {
		var findings = new ArrayList<Finding>();
		for (var rule : ALL) {
			var found = rule.judge(snapshot);
			var unlisted = unlisted(rule, snapshot);
			if (found.isEmpty() && unlisted.isEmpty()) {
				findings.add(nothing(rule, snapshot));
			}
			unlisted.ifPresent(findings::add);
			unpaired(rule, snapshot).ifPresent(findings::add);
			found.forEach((finding) -> findings.add(fresh(finding, snapshot)));
		}
		return List.copyOf(findings);
	}

	/// Of what could not be listed there may be more than is known. One rule says so: all of them would drown everything else.
	private static Optional<Finding> unlisted(DesignRule rule, Snapshot snapshot) {
		var types = LISTED.get(rule.guideline().id());
		var unlisted = (types != null) ? snapshot.unlisted(types.toArray(String[]::new)) : List.<Place>of();
		return unlisted.isEmpty() ? Optional.empty()
				: Optional.of(new Sheet(rule.guideline(), Subject.ESTATE).seen(unlisted)
					.unknown(unlisted.stream()
						.map((one) -> one.problem().orElse("not all of the estate could be listed"))
						.distinct()
						.limit(MOST)
						.collect(Collectors.joining("; "))));
	}

	/// Of which gateways no pairs were proposed: one rule says so.
	private static Optional<Finding> unpaired(DesignRule rule, Snapshot snapshot) {
		if (!rule.guideline().id().equals("ER-06")) {
			return Optional.empty();
		}
		var unpaired = Pairing.unpaired(snapshot);
		return unpaired.isEmpty() ? Optional.empty()
				: Optional.of(new Sheet(rule.guideline(), Subject.ESTATE)
					.seen(unpaired.stream().map((gateway) -> gateway.place().at("connections")).toList())
					.unknown("so many circuits are linked to %s that no pairs of them are proposed"
						.formatted(unpaired.getFirst().name())));
	}

	private static Finding nothing(DesignRule rule, Snapshot snapshot) {
		var root = snapshot.root();
		if (rule instanceof MachineRule) {
			return noMachine(new Sheet(rule.guideline(), Subject.ESTATE), root.at("vaults"));
		}
		var sheet = new Sheet(rule.guideline(), Subject.ESTATE).seen(root.at("circuits"), root.at("gateways"));
		var unread = List.of(root.at("circuits"), root.at("gateways"))
			.stream()
			.flatMap((place) -> place.problem().stream())
			.findFirst();
		return unread.isPresent() ? sheet.unknown(unread.get())
				: (root.at("circuits").listed() && root.at("gateways").listed())
						? sheet.notApplicable("nothing in the inventory is concerned")
						: sheet.unknown("the inventory lists no circuits or no gateways");
	}

	/// Whoever brings an inventory without vaults does not ask for them.
	private static Finding noMachine(Sheet sheet, Place vaults) {
		sheet.seen(vaults);
		var unread = Stream.concat(Stream.of(vaults), vaults.each().stream().map((vault) -> vault.at("items")))
			.flatMap((place) -> place.problem().stream())
			.findFirst();
		return unread.map(sheet::unknown)
			.orElseGet(() -> sheet.notApplicable("no vault in the inventory protects a machine"));
	}

	/// A pass wants values that are neither old nor from the future.
	private static Finding fresh(Finding finding, Snapshot snapshot) {
		if (finding.judgement() != Judgement.PASS) {
			return finding;
		}
		var doubtful = finding.values().stream().filter((read) -> doubtful(read, snapshot)).findFirst();
		return doubtful
			.map((read) -> finding
				.unknown("%s, when %s was read, and that proves nothing now".formatted(finding.sentence(), read.at())))
			.orElse(finding);
	}

	private static boolean doubtful(Read read, Snapshot snapshot) {
		// How something was earlier is meant to be old.
		return read.value() != null && !read.path().contains("/before/")
				&& (read.at().isBefore(snapshot.now().minus(FRESH)) || read.at().isAfter(snapshot.now().plus(AHEAD)));
	}

}
