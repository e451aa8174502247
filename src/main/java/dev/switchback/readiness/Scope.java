package dev.switchback.readiness;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Subject;
import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/// What an assessment is about.
public sealed interface Scope {

	/// All there is.
	record Everything() implements Scope {
	}

	/// A pair, its circuits, and the gateways linked to them.
	record OfPair(String name) implements Scope {
	}

	/// A gateway and the circuits linked to it.
	///
	/// @param id its ARM id
	record OfGateway(String id) implements Scope {
	}

	/// All machines that a vault protects.
	///
	/// @param id its ARM id
	record OfVault(String id) implements Scope {
	}

	/// A machine that some vault protects.
	///
	/// @param id ARM id of the protected item
	record OfMachine(String id) implements Scope {
	}

	/// What kind of thing that is.
	default Asked.About about() {
		return switch (this) {
			case Everything _ -> Asked.About.EVERYTHING;
			case OfPair _ -> Asked.About.PAIR;
			case OfGateway _ -> Asked.About.GATEWAY;
			case OfVault _ -> Asked.About.VAULT;
			case OfMachine _ -> Asked.About.MACHINE;
		};
	}

	/// The pair's name, or an id; `null` for everything.
	default @Nullable String subject() {
		return switch (this) {
			case Everything _ -> null;
			case OfPair(var name) -> name;
			case OfGateway(var id) -> id;
			case OfVault(var id) -> id;
			case OfMachine(var id) -> id;
		};
	}

	/// As sentences say it.
	default String spoken() {
		return switch (this) {
			case Everything _ -> "everything";
			case OfPair(var name) -> "the pair " + name;
			case OfGateway(var id) -> "the gateway " + ArmId.tail(id);
			case OfVault(var id) -> "the vault " + ArmId.tail(id);
			case OfMachine(var id) -> "the machine " + ArmId.tail(id);
		};
	}

	/// Whether the snapshot has what it is about.
	default boolean in(Snapshot snapshot) {
		return switch (this) {
			case Everything _ -> true;
			case OfPair(var name) -> snapshot.pairs().stream().anyMatch((pair) -> pair.name().equalsIgnoreCase(name));
			case OfGateway(var id) ->
				snapshot.gateways().stream().anyMatch((gateway) -> gateway.id().equalsIgnoreCase(id));
			case OfVault(var id) -> snapshot.root()
				.at("vaults")
				.each()
				.stream()
				.anyMatch((vault) -> vault.at("id").label().equalsIgnoreCase(id));
			case OfMachine(var id) ->
				snapshot.machines().stream().anyMatch((machine) -> machine.id().equalsIgnoreCase(id));
		};
	}

	/// The ids and names, in lower case, of the subjects that it has; everything if it is empty.
	private Set<String> subjects(Snapshot snapshot) {
		var subjects = new TreeSet<String>();
		switch (this) {
			case Everything _ -> {
			}
			case OfPair(var name) ->
				snapshot.pairs().stream().filter((pair) -> pair.name().equalsIgnoreCase(name)).forEach((pair) -> {
					subjects.add(pair.name().toLowerCase(Locale.ROOT));
					pair.circuits()
						.flatMap((circuit) -> circuit.port().text().stream())
						.map((port) -> port.toLowerCase(Locale.ROOT))
						.forEach(subjects::add);
					pair.keys().forEach((circuit) -> {
						subjects.add(circuit);
						snapshot.to(circuit).forEach((connection) -> subjects.add(connection.gateway().key()));
					});
				});
			case OfGateway(var id) -> snapshot.gateways()
				.stream()
				.filter((gateway) -> gateway.id().equalsIgnoreCase(id))
				.forEach((gateway) -> {
					subjects.add(gateway.key());
					gateway.connections().stream().map(Connection::circuit).forEach(subjects::add);
				});
			case OfVault(var id) -> {
				subjects.add(id.toLowerCase(Locale.ROOT));
				snapshot.machines()
					.stream()
					.filter((machine) -> machine.vaultKey().equalsIgnoreCase(id))
					.forEach((machine) -> subjects.add(machine.key()));
			}
			case OfMachine(var id) -> subjects.add(id.toLowerCase(Locale.ROOT));
		}
		return subjects;
	}

	/// Which circuits and gateways are drawn of it, by their ids in lower case. Of machines none are.
	default Predicate<String> drawn(Snapshot snapshot) {
		return switch (this) {
			case Everything _ -> (_) -> true;
			case OfVault _,OfMachine _ -> (_) -> false;
			case OfPair _,OfGateway _ -> subjects(snapshot)::contains;
		};
	}

	/// Which findings are about it. Of rules that have none, because it could not be read which circuits or gateways there are,
	/// that is said.
	default List<Finding> concerned(Snapshot snapshot, List<Finding> all) {
		if (this instanceof Everything) {
			return all;
		}
		var subjects = subjects(snapshot);
		Predicate<Finding> about = (finding) -> subjects.contains(finding.subject().id().toLowerCase(Locale.ROOT));
		var judged = all.stream().filter(about).map(Finding::rule).collect(Collectors.toSet());
		return all.stream()
			.filter((finding) -> about.test(finding) || (!judged.contains(finding.rule()) && mayConcern(finding)))
			.toList();
	}

	/// Whether a finding of the estate says that it is not known what else there is around a pair or a gateway.
	private boolean mayConcern(Finding finding) {
		var lists = switch (this) {
			case OfPair _ -> List.of("/circuits", "/gateways");
			case OfGateway _ -> List.of("/circuits");
			case Everything _,OfVault _,OfMachine _ -> List.<String>of();
		};
		return finding.subject().kind() == Subject.Kind.ESTATE && finding.judgement() == Judgement.UNKNOWN
				&& finding.values().stream().anyMatch((read) -> lists.contains(read.path()));
	}

}
