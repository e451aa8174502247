package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Read;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.Unread;

/// All rules.
public final class Rules {

	static final List<DesignRule> ALL = List.of(new TwoLocations(), new MaximumResiliency(),
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

	/// What is found of every rule, in the order of the rules. A rule that concerns nothing there says so, and each says what it
	/// might have concerned besides that could not be read.
	public static List<Finding> judge(Snapshot snapshot) {
		return ALL.stream().flatMap((rule) -> judge(rule, snapshot).stream()).toList();
	}

	static List<Finding> judge(DesignRule rule, Snapshot snapshot) {
		var judged = rule.judge(snapshot);
		var unread = new ArrayList<>(unlisted(rule, snapshot));
		unread.addAll(judged.unread());
		var findings = new ArrayList<>(unread(rule, unread));
		if (judged.there().isEmpty() && unread.isEmpty()) {
			findings.add(new Sheet(rule.guideline(), Subject.ESTATE).seen(judged.from())
				.notApplicable("nothing in the inventory is concerned"));
		}
		judged.stream().forEach((finding) -> findings.add(fresh(finding, snapshot)));
		return findings;
	}

	/// Of what could not be listed there may be more than is known. One rule says so: all of them would drown everything else.
	private static List<Unread> unlisted(DesignRule rule, Snapshot snapshot) {
		var types = LISTED.get(rule.guideline().id());
		var unlisted = (types != null) ? snapshot.unlisted(types.toArray(String[]::new)) : List.<Place>of();
		return unlisted.stream()
			.<Unread>map(
					(one) -> new Unread.OfEstate(one, one.problem().orElse("not all of the estate could be listed")))
			.toList();
	}

	/// One finding a subject.
	private static List<Finding> unread(DesignRule rule, List<Unread> unread) {
		var bySubject = unread.stream()
			.collect(Collectors.groupingBy(Subject::of, LinkedHashMap::new, Collectors.toList()));
		var findings = new ArrayList<Finding>();
		bySubject.forEach((subject, all) -> findings
			.add(new Sheet(rule.guideline(), subject).seen(all.stream().map(Unread::place).toList())
				.unknown(all.stream().map(Unread::why).distinct().limit(MOST).collect(Collectors.joining("; ")))));
		return findings;
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
