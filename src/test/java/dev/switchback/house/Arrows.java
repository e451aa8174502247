package dev.switchback.house;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/// Which room may use which. Everything that is not listed is forbidden; what a room may reach through another one is
/// listed where it is meant, so `api` reads operations but never talks to Azure.
final class Arrows {

	static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
			// @formatter:off
			Map.entry("playbook", Set.of()), Map.entry("operation", Set.of("playbook")),
			Map.entry("engine", Set.of("operation", "playbook")), Map.entry("azure", Set.of("playbook")),
			Map.entry("inventory", Set.of("azure", "playbook")),
			Map.entry("readiness", Set.of("azure", "inventory", "playbook")),
			// The root starts the service, or assesses a file.
			Map.entry("", Set.of("readiness")), Map.entry("catalog", Set.of("azure", "inventory", "playbook")),
			Map.entry("store", Set.of("operation", "inventory", "readiness", "azure", "playbook")),
			Map.entry("security", Set.of()),
			Map.entry("api", Set.of("engine", "operation", "playbook", "inventory", "readiness", "security")),
			Map.entry("files", Set.of()), Map.entry("outlet", Set.of("operation", "playbook", "files")),
			Map.entry("local", Set.of("simulator", "files")), Map.entry("simulator", Set.of()));
	// @formatter:on

	private Arrows() {
	}

	/// Every dependency from one room to another that is not allowed, and every class in a room that does not exist.
	/// @param root the package the rooms are in
	static List<String> violations(JavaClasses classes, String root) {
		Stream<String> strangers = classes.stream()
			.filter((type) -> !room(type, root).isEmpty() && !ALLOWED.containsKey(room(type, root)))
			.map((type) -> "%s is in a room that the house does not have".formatted(type.getName()));
		Stream<String> trespasses = classes.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> trespasses(dependency, root))
			.map(Dependency::getDescription);
		return Stream.concat(strangers, trespasses).sorted().toList();
	}

	/// The name of the room a class is in; empty for the root itself and for everything outside.
	static String room(JavaClass type, String root) {
		String name = type.getPackageName();
		return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : "";
	}

	private static boolean trespasses(Dependency dependency, String root) {
		JavaClass target = dependency.getTargetClass().getBaseComponentType();
		String from = room(dependency.getOriginClass(), root);
		String to = room(target, root);
		return !to.isEmpty() && !from.equals(to) && !ALLOWED.getOrDefault(from, Set.of()).contains(to);
	}

}
