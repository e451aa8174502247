package dev.switchback.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;

import dev.switchback.inventory.CircuitPair.OwnPath;
import dev.switchback.inventory.CircuitPair.OwnPathFrom;
import org.jspecify.annotations.Nullable;

/// Checks how the replicas are declared to reach what the service needs.
final class OwnPaths {

	private static final int MOST = 50;

	private static final int LONGEST_NAME = 100;

	private final BiConsumer<String, String> fault;

	OwnPaths(BiConsumer<String, String> fault) {
		this.fault = fault;
	}

	List<OwnPathFrom> paths(@Nullable List<PairDeclaration.@Nullable OwnPathFrom> declared) {
		var paths = new ArrayList<OwnPathFrom>();
		if (declared == null) {
			return paths;
		}
		if (declared.size() > MOST) {
			this.fault.accept("/ownPaths", "Use at most %d; these are %d.".formatted(MOST, declared.size()));
			return paths;
		}
		for (var i = 0; i < declared.size(); i++) {
			paths.add(path("/ownPaths/%d/from".formatted(i), declared.get(i)));
		}
		if (paths.stream().map((path) -> path.from().toLowerCase(Locale.ROOT)).distinct().count() < paths.size()) {
			this.fault.accept("/ownPaths", "The same replica or site is there twice.");
		}
		return paths;
	}

	/// What all replicas need, together. It may be said beside what each needs, as it is answered, but not otherwise.
	OwnPath together(@Nullable OwnPath said, List<OwnPathFrom> paths) {
		if (paths.isEmpty()) {
			return said(said);
		}
		var together = OwnPath.together(paths.stream().flatMap((path) -> path.all().stream()).toList());
		if (said != null && said != together) {
			this.fault.accept("/ownPath",
					"What ownPaths say is %s together. Leave this out, or say the same.".formatted(together));
		}
		return together;
	}

	private OwnPathFrom path(String at, PairDeclaration.@Nullable OwnPathFrom declared) {
		var from = (declared != null && declared.from() != null) ? declared.from().strip() : "";
		if (declared == null || from.isEmpty() || from.length() > LONGEST_NAME) {
			this.fault.accept(at,
					"Name the replica, or the site of several. Use at most %d characters.".formatted(LONGEST_NAME));
			return new OwnPathFrom(at, OwnPath.UNDECLARED, OwnPath.UNDECLARED, OwnPath.UNDECLARED, OwnPath.UNDECLARED,
					OwnPath.UNDECLARED);
		}
		return new OwnPathFrom(from, said(declared.azure()), said(declared.signIn()), said(declared.dns()),
				said(declared.secrets()), said(declared.database()));
	}

	private static OwnPath said(@Nullable OwnPath path) {
		return Objects.requireNonNullElse(path, OwnPath.UNDECLARED);
	}

}
