package dev.switchback.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.DeclaredMachines;
import org.jspecify.annotations.Nullable;

/// What is declared about machines, in memory.
public final class InMemoryDeclaredMachines implements DeclaredMachines {

	private final List<DeclaredMachine> all = new ArrayList<>();

	@Override
	public Optional<DeclaredMachine> of(String lifecycleId) {
		return declarations(lifecycleId).stream().findFirst();
	}

	@Override
	public boolean store(@Nullable DeclaredMachine before, DeclaredMachine after) {
		if (!of(after.lifecycleId()).equals(Optional.ofNullable(before))) {
			return false;
		}
		return this.all.add(after);
	}

	@Override
	public List<DeclaredMachine> declarations(String lifecycleId) {
		return this.all.stream().filter((one) -> one.lifecycleId().equalsIgnoreCase(lifecycleId)).toList().reversed();
	}

}
