package dev.switchback.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.Designs;
import dev.switchback.inventory.PairDesign;
import dev.switchback.inventory.Workload;

/// Keeps in memory what is declared for assessments.
public final class InMemoryDesigns implements Designs {

	private final Map<String, Attested<PairDesign>> pairs = new TreeMap<>();

	private final Map<String, Attested<Workload>> workloads = new TreeMap<>();

	@Override
	public synchronized List<Attested<PairDesign>> pairs() {
		return List.copyOf(this.pairs.values());
	}

	@Override
	public synchronized Optional<Attested<PairDesign>> pair(String name) {
		return Optional.ofNullable(this.pairs.get(name));
	}

	@Override
	public synchronized List<Attested<Workload>> workloads() {
		return List.copyOf(this.workloads.values());
	}

	@Override
	public synchronized Optional<Attested<Workload>> workload(String name) {
		return Optional.ofNullable(this.workloads.get(name));
	}

	@Override
	public synchronized boolean declarePair(Attested<PairDesign> design) {
		return put(this.pairs, design);
	}

	@Override
	public synchronized boolean declareWorkload(Attested<Workload> workload) {
		return put(this.workloads, workload);
	}

	private static <T extends Record> boolean put(Map<String, Attested<T>> all, Attested<T> one) {
		var known = all.get(one.name());
		if (one.revision() != 1 + ((known != null) ? known.revision() : 0)) {
			return false;
		}
		all.put(one.name(), one);
		return true;
	}

}
