package dev.switchback.house;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;

/// Which room may use which library: the database, the network and the cloud each have one door.
final class Edges {

	private static final List<Edge> ALL = List.of(
			// @formatter:off
			new Edge("the database", Set.of("store"), "java.sql.", "javax.sql.", "jakarta.persistence.",
					"org.hibernate.", "org.springframework.data.", "org.springframework.jdbc.",
					"org.springframework.orm.", "org.springframework.transaction.", "org.flywaydb.", "org.postgresql.",
					"com.zaxxer."),
			new Edge("how the database failed", Set.of("store", "api"), "org.springframework.dao.",
					"org.springframework.transaction.TransactionException",
					"org.springframework.transaction.CannotCreateTransactionException"),
			new Edge("token buckets", Set.of("store"), "io.github.bucket4j."),
			new Edge("the scheduler", Set.of("store", "engine"), "com.github.kagkarlsson."),
			new Edge("the embedded database", Set.of("local"), "io.zonky."),
			new Edge("Azure's SDK", Set.of("azure"), "com.azure.", "com.microsoft."),
			new Edge("an HTTP client", Set.of("azure"), "java.net.http.", "java.net.HttpURLConnection",
					"java.net.URLConnection", "org.springframework.web.client.", "org.springframework.web.reactive."),
			new Edge("an HTTP server", Set.of("simulator", "api", "security"), "com.sun.net.httpserver.",
					"jakarta.servlet.", "org.springframework.web."),
			new Edge("who may do what", Set.of("security", "api"), "org.springframework.security.core.",
					"org.springframework.security.config.", "org.springframework.security.web.",
					"org.springframework.security.oauth2.", "org.springframework.security.authentication.",
					"org.springframework.security.authorization."),
			new Edge("sealing", Set.of("store"), "org.springframework.security.crypto."),
			new Edge("certificates", Set.of("simulator"), "org.bouncycastle."));
	// @formatter:on

	private static final Set<String> PURE = Set.of("playbook", "operation");

	/// What the pure rooms may use besides one another.
	private static final List<String> HARMLESS = List.of("java.lang.", "java.util.", "java.time.", "java.math.",
			"java.text.", "java.net.URI", "java.nio.charset.", "org.jspecify.annotations.");

	private Edges() {
	}

	/// Every use of a library by a room that has no business with it.
	/// @param root the package the rooms are in
	static List<String> violations(JavaClasses classes, String root) {
		return classes.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.flatMap((dependency) -> Stream.concat(wrongDoor(dependency, root), impurity(dependency, root)))
			.distinct()
			.sorted()
			.toList();
	}

	private static Stream<String> wrongDoor(Dependency dependency, String root) {
		String target = target(dependency);
		String room = Arrows.room(dependency.getOriginClass(), root);
		return ALL.stream()
			.filter((edge) -> edge.covers(target) && !edge.rooms().contains(room))
			.filter((edge) -> !moreSpecific(edge, target))
			.map((edge) -> "%s is for %s only: %s".formatted(edge.what(), edge.rooms(), dependency.getDescription()));
	}

	/// An HTTP client of Spring also lies below `org.springframework.web.`; the longest prefix decides.
	private static boolean moreSpecific(Edge edge, String target) {
		int length = edge.longest(target);
		return ALL.stream().anyMatch((other) -> other.longest(target) > length);
	}

	private static Stream<String> impurity(Dependency dependency, String root) {
		String target = target(dependency);
		boolean pure = PURE.contains(Arrows.room(dependency.getOriginClass(), root));
		boolean harmless = !target.contains(".") || target.startsWith(root + ".")
				|| HARMLESS.stream().anyMatch(target::startsWith);
		return (pure && !harmless) ? Stream.of("A pure room uses " + target + ": " + dependency.getDescription())
				: Stream.empty();
	}

	private static String target(Dependency dependency) {
		return dependency.getTargetClass().getBaseComponentType().getName();
	}

	/// @param what it is, for the message
	/// @param rooms that may use it
	/// @param prefixes of the names of its classes
	private record Edge(String what, Set<String> rooms, String... prefixes) {

		boolean covers(String target) {
			return longest(target) > 0;
		}

		int longest(String target) {
			return Stream.of(this.prefixes).filter(target::startsWith).mapToInt(String::length).max().orElse(0);
		}

	}

}
