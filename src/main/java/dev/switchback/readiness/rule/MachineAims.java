package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// What a machine is to be good for: the strictest that is declared of the workloads it belongs to, and where nothing is, what
/// failovers go by.
///
/// @param loss how much of it may be lost
/// @param drillAge how long ago its last drill may be
/// @param places where that is declared
record MachineAims(Duration loss, Duration drillAge, List<Place> places) {

	static MachineAims of(Snapshot snapshot, Machine machine) {
		var places = new ArrayList<Place>();
		var usual = SiteRecoverySettings.DEFAULT;
		return new MachineAims(strictest(snapshot, machine, "recoveryPoint", usual.rpo(), places),
				strictest(snapshot, machine, "drillEvery", usual.drillAge(), places), List.copyOf(places));
	}

	private static Duration strictest(Snapshot snapshot, Machine machine, String aim, Duration usual,
			List<Place> places) {
		var declared = declared(snapshot, machine, aim);
		places.addAll(declared);
		return shortest(declared).orElse(usual);
	}

	/// What could not be read of workloads, or is no time, may be stricter.
	static Finding strict(Snapshot snapshot, Machine machine, String aim, Sheet sheet, Finding finding) {
		var unread = snapshot.declarations()
			.unreadWorkloads()
			.or(() -> unnamed(snapshot, machine))
			.or(() -> said(snapshot, machine, aim).filter((place) -> place.there() && place.duration().isEmpty())
				.findFirst());
		return (unread.isEmpty() || finding.judgement() == Judgement.FAIL) ? finding : sheet.seen(unread.get())
			.unknown("it is not known what is declared of the workloads of %s".formatted(machine.name()));
	}

	/// Workloads may name the machine itself, which is not known.
	private static Optional<Place> unnamed(Snapshot snapshot, Machine machine) {
		return Optional.of(machine.detail("fabricObjectId"))
			.filter((_) -> machine.vm().isEmpty() && snapshot.declarations()
				.workloads()
				.stream()
				.anyMatch((workload) -> !workload.of("machines").texts().isEmpty()));
	}

	/// The strictest of what is declared; empty if nothing is.
	static Optional<Duration> shortest(List<Place> declared) {
		return declared.stream().flatMap((place) -> place.duration().stream()).min(Duration::compareTo);
	}

	/// Where it is declared what is aimed at for a machine: of each workload that it belongs to.
	static List<Place> declared(Snapshot snapshot, Machine machine, String aim) {
		return said(snapshot, machine, aim).filter((place) -> place.duration().isPresent()).toList();
	}

	private static Stream<Place> said(Snapshot snapshot, Machine machine, String aim) {
		return snapshot.declarations()
			.workloads()
			.stream()
			.filter((workload) -> workload.silent().isEmpty())
			.filter((workload) -> workload.of("machines")
				.texts()
				.stream()
				.anyMatch((id) -> machine.is(id) || id.toLowerCase(Locale.ROOT).equals(machine.vm())))
			.map((workload) -> workload.of("objectives", aim));
	}

}
