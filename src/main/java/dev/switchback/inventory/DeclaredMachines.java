package dev.switchback.inventory;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Where it is kept what is declared about machines, and every declaration that was ever made.
public interface DeclaredMachines {

	/// @param lifecycleId in any letter case
	Optional<DeclaredMachine> of(String lifecycleId);

	/// Stores a declaration; `false` if somebody else declared something since.
	///
	/// @param before what it follows; `null` if it is the first
	boolean store(@Nullable DeclaredMachine before, DeclaredMachine after);

	/// Every declaration about a machine, the newest first.
	List<DeclaredMachine> declarations(String lifecycleId);

}
