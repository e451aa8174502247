package dev.switchback.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.switchback.operation.Operation;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Mandate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Finds the playbook for a kind. New operations get the newest version; those under way keep theirs.
public final class Registry {

	private final Map<String, TreeMap<Integer, Playbook<?, ?>>> playbooks;

	/// How many plans are kept as they were read.
	private static final int KEPT = 256;

	private final JsonMapper stored;

	/// What stored plans say. A plan never changes, only another takes its place, and each look needs it; what a playbook
	/// makes of it is made anew each time.
	private final Map<StoredPlan, Record> read = new ConcurrentHashMap<>();

	private final JsonMapper strict;

	public Registry(Collection<? extends Playbook<?, ?>> playbooks, JsonMapper json) {
		this(playbooks, json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build(),
				StrictJson.of(json.rebuild()).build());
	}

	/// @param stored reads and writes plans, also those of newer versions
	/// @param strict reads requests
	Registry(Collection<? extends Playbook<?, ?>> playbooks, JsonMapper stored, JsonMapper strict) {
		this.playbooks = playbooks.stream()
			.collect(Collectors.groupingBy(Playbook::kind, TreeMap::new,
					Collectors.toMap(Playbook::version, Function.identity(), Registry::distinct, TreeMap::new)));
		this.stored = stored;
		this.strict = strict;
	}

	private static Playbook<?, ?> distinct(Playbook<?, ?> one, Playbook<?, ?> other) {
		throw new IllegalStateException(
				"two playbooks are " + one.kind() + "@" + one.version() + ": " + one + " and " + other);
	}

	/// The kinds there are, sorted.
	public List<String> kinds() {
		return List.copyOf(this.playbooks.keySet());
	}

	/// The newest playbook of a kind, bound to the plan made from a request.
	/// @param request JSON with the members `target` and `parameters`
	/// @throws InvalidRequest if it cannot be carried out as asked
	Script<?> plan(String kind, Mandate mandate, String request) {
		var versions = this.playbooks.get(kind);
		if (versions == null) {
			throw new InvalidRequest("/kind",
					"There is no kind %s. Use one of: %s.".formatted(kind, String.join(", ", this.playbooks.keySet())));
		}
		return plan(versions.lastEntry().getValue(), mandate, request);
	}

	private <R extends Record, P extends Record> Script<P> plan(Playbook<R, P> playbook, Mandate mandate,
			String request) {
		return new Script<>(playbook, playbook.plan(mandate, read(playbook, request)), this.stored);
	}

	private <R extends Record> R read(Playbook<R, ?> playbook, String request) {
		try {
			return this.strict.readValue(request, playbook.request());
		}
		catch (DatabindException ex) {
			throw (ex.getCause() instanceof InvalidRequest invalid) ? invalid : Misread.of(ex);
		}
		catch (JacksonException ex) {
			throw Misread.of(ex);
		}
	}

	/// The playbook an operation began with, bound to its plan.
	Script<?> script(Operation operation) {
		return script(operation.order().kind(), operation.order().version(), operation.plan());
	}

	/// A playbook's version, bound to a stored plan.
	Script<?> script(String kind, int version, String plan) {
		var versions = this.playbooks.get(kind);
		var playbook = (versions != null) ? versions.get(version) : null;
		if (playbook == null) {
			throw new IllegalStateException("there is no playbook " + kind + "@" + version);
		}
		return bound(playbook, plan);
	}

	private <P extends Record> Script<P> bound(Playbook<?, P> playbook, String plan) {
		return new Script<>(playbook, playbook.plan().cast(read(new StoredPlan(playbook.plan(), plan))), this.stored);
	}

	private Record read(StoredPlan plan) {
		var known = this.read.get(plan);
		if (known != null) {
			return known;
		}
		if (this.read.size() >= KEPT) {
			this.read.clear();
		}
		var read = this.stored.readValue(plan.text(), plan.type());
		this.read.put(plan, read);
		return read;
	}

	private record StoredPlan(Class<? extends Record> type, String text) {
	}

}
