package dev.switchback.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.switchback.azure.probe.Probe;
import dev.switchback.azure.probe.Probes;
import dev.switchback.playbook.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// What somebody declares about a machine, as it came: everything may be missing or wrong.
public record MachineDeclaration(@Nullable List<@Nullable Asked> probes) {

	/// A probe as it came.
	public record Asked(@Nullable String name, Probe.@Nullable Kind kind, @Nullable String address,
			@Nullable String in) {

		private PairDeclaration.Probe plain() {
			return new PairDeclaration.Probe(this.name,
					(this.kind != null) ? CircuitPair.Probe.Kind.valueOf(this.kind.name()) : null, this.address);
		}

	}

	/// @param machine as it was read
	/// @throws InvalidRequest naming everything that is wrong
	public DeclaredMachine checked(ProtectedMachine machine, String by, Instant at, long revision) {
		var faults = new ArrayList<InvalidRequest.Fault>();
		var asked = Objects.requireNonNullElse(this.probes, List.<@Nullable Asked>of());
		if (asked.size() > Probes.MOST) {
			faults.add(new InvalidRequest.Fault("/probes", "Use at most %d probes.".formatted(Probes.MOST)));
			throw new InvalidRequest(faults);
		}
		var known = new ArrayList<PairDeclaration.@Nullable Probe>();
		asked.forEach((probe) -> known.add((probe != null) ? probe.plain() : null));
		new Probing((pointer, sentence) -> faults.add(new InvalidRequest.Fault(pointer, sentence))).probes(known);
		var probes = new ArrayList<MachineProbe>();
		for (var i = 0; i < asked.size(); i++) {
			var probe = asked.get(i);
			if (probe != null && probe.name() != null && probe.kind() != null && probe.address() != null) {
				probes.add(new MachineProbe(probe.name(), probe.kind(), probe.address(), probe.in()));
				if (probe.in() != null && !isPlaceOf(machine, probe.in())) {
					faults.add(new InvalidRequest.Fault("/probes/%d/in".formatted(i),
							"%s runs in %s or in %s. Name one of these, or leave this out.".formatted(machine.name(),
									machine.from(), machine.to())));
				}
			}
		}
		if (!faults.isEmpty()) {
			throw new InvalidRequest(faults);
		}
		var lifecycle = Objects.requireNonNull(machine.lifecycleId()).toLowerCase(Locale.ROOT);
		return new DeclaredMachine(lifecycle, machine.name(), probes, by, at, revision);
	}

	private static boolean isPlaceOf(ProtectedMachine machine, String place) {
		var probe = new MachineProbe("", Probe.Kind.TCP, "", place);
		return probe.isAskedAt(machine.from()) || probe.isAskedAt(machine.to());
	}

}
