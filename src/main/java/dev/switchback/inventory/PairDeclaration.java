package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.playbook.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// What somebody declares about a pair, as it came: everything may be missing or wrong.
///
/// @param ownPath one of [CircuitPair.OwnPath], of all replicas
/// @param ownPaths of each replica
public record PairDeclaration(@Nullable Circuit primary, @Nullable Circuit secondary,
		CircuitPair.@Nullable OwnPath ownPath, @Nullable List<@Nullable OwnPathFrom> ownPaths,
		@Nullable List<@Nullable Probe> probes, @Nullable Objectives objectives) {

	/// @param md5Key a reference such as `env:NAME` or `file:/path`, never the key itself
	public record Circuit(@Nullable String id, @Nullable String site, CircuitPair.@Nullable Md5 md5,
			@Nullable String md5Key, @Nullable List<@Nullable String> prefixes,
			@Nullable List<@Nullable String> summaries, @Nullable List<@Nullable Local> local,
			@Nullable MicrosoftPeering microsoftPeering, @Nullable List<@Nullable Maintenance> maintenance) {
	}

	/// @param md5Key a reference, never the key itself
	public record MicrosoftPeering(CircuitPair.@Nullable Md5 md5, @Nullable String md5Key,
			@Nullable List<@Nullable String> natPools) {
	}

	/// A prefix that need not arrive over the other circuit.
	public record Local(@Nullable String prefix, @Nullable String owner, @Nullable Instant until) {
	}

	/// How one replica reaches what it needs. What is missing is not declared.
	public record OwnPathFrom(@Nullable String from, CircuitPair.@Nullable OwnPath azure,
			CircuitPair.@Nullable OwnPath signIn, CircuitPair.@Nullable OwnPath dns,
			CircuitPair.@Nullable OwnPath secrets, CircuitPair.@Nullable OwnPath database) {
	}

	/// A time in which a circuit is maintained.
	public record Maintenance(@Nullable Instant from, @Nullable Instant until, @Nullable String by) {
	}

	/// Something that answers when traffic flows.
	public record Probe(@Nullable String name, CircuitPair.Probe.@Nullable Kind kind, @Nullable String address) {
	}

	/// Aims.
	public record Objectives(@Nullable Duration convergence, @Nullable Duration drillEvery) {
	}

	/// The declaration, if nothing is wrong with it.
	///
	/// @param name of the pair
	/// @param revision of the declaration
	/// @throws InvalidRequest naming everything that is wrong
	public CircuitPair checked(String name, String by, Instant at, long revision) {
		return new Declaring(at).pair(name, this, by, revision);
	}

}
