package dev.switchback.store;

import java.util.List;

import dev.switchback.azure.probe.Probe;
import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.MachineProbe;
import dev.switchback.operation.Every;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresDeclaredMachinesIT {

	private static final String ID = "9fd252e4-c895-4497-89a3-07625737834d";

	@Autowired
	private DeclaredMachines machines;

	private static DeclaredMachine declared(String id, long revision, MachineProbe... probes) {
		return new DeclaredMachine(id, "app-01", List.of(probes), "ada", Every.after(revision), revision);
	}

	@Test
	void oneFollowsAnotherAndAllAreKept() {
		var first = declared(ID, 1, new MachineProbe("web", Probe.Kind.HTTP_GET, "http://10.70.0.4/", "northeurope"),
				new MachineProbe("name", Probe.Kind.TCP, "app.example:443", null));
		assertThat(this.machines.of(ID)).isEmpty();
		assertThat(this.machines.store(null, first)).isTrue();
		assertThat(this.machines.of(ID.toUpperCase(java.util.Locale.ROOT))).hasValue(first);
		assertThat(this.machines.store(null, declared(ID, 1))).as("somebody was first").isFalse();
		assertThat(this.machines.store(first, declared(ID, 2))).isTrue();
		assertThat(this.machines.store(first, declared(ID, 2))).as("it follows another by now").isFalse();
		assertThat(this.machines.declarations(ID)).containsExactly(declared(ID, 2), first);
	}

}
