package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.SecretReference;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.Networks;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.CircuitPair.Maintenance;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPair.MicrosoftPeering;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.InvalidRequest.Fault;
import org.jspecify.annotations.Nullable;

/// Checks a declaration and collects everything that is wrong with it.
final class Declaring {

	private static final int MOST_PREFIXES = 500;

	private static final int LONGEST_SITE = 100;

	private static final int LONGEST_OWNER = 200;

	private static final Duration LONGEST_LOCAL = Duration.ofDays(366);

	private final Instant now;

	private final List<Fault> faults = new ArrayList<>();

	Declaring(Instant now) {
		this.now = now;
	}

	CircuitPair pair(String name, PairDeclaration declared, String by, long revision) {
		if (!Declarations.NAME.matcher(name).matches()) {
			fault("/name",
					"Use up to 63 of a-z, 0-9 and - for the name in the path, beginning with a letter or digit.");
		}
		var primary = circuit("/primary", declared.primary());
		var secondary = circuit("/secondary", declared.secondary());
		if (primary != null && secondary != null && primary.id().equalsIgnoreCase(secondary.id())) {
			fault("/secondary/id", "These are the same circuit. It cannot stand in for itself.");
		}
		var replicas = new OwnPaths(this::fault);
		var ownPaths = replicas.paths(declared.ownPaths());
		var ownPath = replicas.together(declared.ownPath(), ownPaths);
		var probes = new Probing(this::fault).probes(declared.probes());
		var objectives = objectives(declared.objectives());
		if (!this.faults.isEmpty() || primary == null || secondary == null) {
			throw new InvalidRequest(this.faults);
		}
		return new CircuitPair(name, primary, secondary, ownPath, ownPaths, probes, objectives, by, this.now, revision);
	}

	private void fault(String pointer, String sentence) {
		this.faults.add(new Fault(pointer, sentence));
	}

	/// `null` if it cannot be used.
	private @Nullable Circuit circuit(String at, PairDeclaration.@Nullable Circuit declared) {
		if (declared == null) {
			fault(at, "Name both circuits of the pair.");
			return null;
		}
		var id = id(at + "/id", declared.id());
		var site = text(at + "/site", declared.site(), LONGEST_SITE, "Say where the circuit ends, such as Amsterdam.");
		var md5 = Objects.requireNonNullElse(declared.md5(), Md5.UNKNOWN);
		var key = key(at + "/md5Key", md5, declared.md5Key());
		return new Circuit(id, site, md5, key, networks(at + "/prefixes", declared.prefixes()),
				networks(at + "/summaries", declared.summaries()), local(at + "/local", declared.local()),
				microsoft(at + "/microsoftPeering", declared.microsoftPeering()),
				maintenance(at + "/maintenance", declared.maintenance()));
	}

	private MicrosoftPeering microsoft(String at, PairDeclaration.@Nullable MicrosoftPeering declared) {
		if (declared == null) {
			return MicrosoftPeering.UNDECLARED;
		}
		var md5 = Objects.requireNonNullElse(declared.md5(), Md5.UNKNOWN);
		return new MicrosoftPeering(md5, key(at + "/md5Key", md5, declared.md5Key()),
				networks(at + "/natPools", declared.natPools()));
	}

	private String id(String at, @Nullable String id) {
		try {
			return DeclaredCircuit
				.of((id != null && id.length() <= 500) ? id : "", null, dev.switchback.azure.expressroute.Md5.UNKNOWN)
				.id()
				.toString();
		}
		catch (ArmId.NotAnArmId ex) {
			fault(at, "This is not the ARM id of an ExpressRoute circuit: %s.".formatted(ex.getMessage()));
			return "";
		}
	}

	private String text(String at, @Nullable String text, int longest, String sentence) {
		if (text == null || text.isBlank() || text.length() > longest) {
			fault(at, "%s Use at most %d characters.".formatted(sentence, longest));
			return "";
		}
		return text.strip();
	}

	private @Nullable String key(String at, Md5 md5, @Nullable String reference) {
		if (md5 != Md5.USED) {
			if (reference != null) {
				fault(at, "Only a key that is USED is to be had from somewhere. Leave this out.");
			}
			return null;
		}
		try {
			return SecretReference.parse(Objects.requireNonNullElse(reference, "")).text();
		}
		catch (IllegalArgumentException _) {
			fault(at, "Say where the key is to be had, never the key itself: env:NAME or file:/absolute/path.");
			return null;
		}
	}

	private List<String> networks(String at, @Nullable List<@Nullable String> texts) {
		var networks = new ArrayList<String>();
		each(at, texts, (index) -> networks.add(network(at + "/" + index, Objects.requireNonNull(texts).get(index))));
		if (new HashSet<>(networks).size() < networks.size()) {
			fault(at, "The same network is there twice.");
		}
		return networks;
	}

	private String network(String at, @Nullable String text) {
		try {
			var normal = Networks.normal((text != null && text.length() <= 50) ? text : "");
			if (Networks.isDefault(normal)) {
				fault(at, "A default route stands for nothing in particular. Name networks.");
			}
			return normal;
		}
		catch (IllegalArgumentException _) {
			fault(at, "Write a network in CIDR notation, such as 10.1.0.0/16 or 2001:db8::/48.");
			return "";
		}
	}

	private List<Local> local(String at, @Nullable List<PairDeclaration.@Nullable Local> declared) {
		var local = new ArrayList<Local>();
		each(at, declared, (index) -> {
			var one = Objects.requireNonNull(declared).get(index);
			var here = at + "/" + index;
			if (one == null) {
				fault(here, "Name a prefix, its owner, and until when that counts.");
				return;
			}
			var until = one.until();
			if (until == null || !until.isAfter(this.now) || until.isAfter(this.now.plus(LONGEST_LOCAL))) {
				fault(here + "/until", "Say until when this counts: in the future, and within a year.");
			}
			local.add(new Local(network(here + "/prefix", one.prefix()),
					text(here + "/owner", one.owner(), LONGEST_OWNER, "Say who answers for it."),
					(until != null) ? until : this.now));
		});
		return local;
	}

	/// What is over may stay: a declaration is sent whole, and not anew for that.
	private List<Maintenance> maintenance(String at, @Nullable List<PairDeclaration.@Nullable Maintenance> declared) {
		var maintenance = new ArrayList<Maintenance>();
		each(at, declared, (index) -> {
			var one = Objects.requireNonNull(declared).get(index);
			var here = at + "/" + index;
			if (one == null || one.from() == null || one.until() == null || !one.until().isAfter(one.from())
					|| one.until().isAfter(this.now.plus(LONGEST_LOCAL))) {
				fault(here, "Say from when until when, by whose word: the end after the beginning, and within a year.");
				return;
			}
			maintenance.add(new Maintenance(one.from(), one.until(),
					text(here + "/by", one.by(), LONGEST_OWNER, "Say who announced it.")));
		});
		return maintenance;
	}

	private Objectives objectives(PairDeclaration.@Nullable Objectives declared) {
		if (declared == null) {
			return Objectives.NONE;
		}
		return new Objectives(aim("/objectives/convergence", declared.convergence(), Duration.ofHours(1)),
				aim("/objectives/drillEvery", declared.drillEvery(), Duration.ofDays(730)));
	}

	private @Nullable Duration aim(String at, @Nullable Duration aim, Duration most) {
		if (aim != null && (!aim.isPositive() || aim.compareTo(most) > 0)) {
			fault(at, "Use a time above zero, and %s at most.".formatted(most));
		}
		return aim;
	}

	private void each(String at, @Nullable List<?> list, Consumer<Integer> element) {
		if (list == null) {
			return;
		}
		if (list.size() > MOST_PREFIXES) {
			fault(at, "Use at most %d; these are %d.".formatted(MOST_PREFIXES, list.size()));
			return;
		}
		for (var i = 0; i < list.size(); i++) {
			element.accept(i);
		}
	}

}
