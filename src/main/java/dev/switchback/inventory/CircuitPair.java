package dev.switchback.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Two circuits in different peering locations that stand in for each other.
///
/// @param name what people call it; unique, lower case
/// @param ownPath how the service itself reaches what it needs: all replicas together
/// @param ownPaths how each replica does; empty if that was said once for all
/// @param probes what answers when traffic flows
/// @param declaredBy who declared it
/// @param revision counts the declarations
public record CircuitPair(String name, Circuit primary, Circuit secondary, OwnPath ownPath, List<OwnPathFrom> ownPaths,
		List<Probe> probes, Objectives objectives, String declaredBy, Instant declaredAt, long revision) {

	public CircuitPair {
		// A document of a time when this could not be said has none.
		ownPaths = List.copyOf(Objects.requireNonNullElse(ownPaths, List.of()));
		probes = List.copyOf(probes);
	}

	/// A pair whose own path was said once for all replicas.
	public CircuitPair(String name, Circuit primary, Circuit secondary, OwnPath ownPath, List<Probe> probes,
			Objectives objectives, String declaredBy, Instant declaredAt, long revision) {
		this(name, primary, secondary, ownPath, List.of(), probes, objectives, declaredBy, declaredAt, revision);
	}

	/// A pair of which nothing is declared but its circuits.
	public static CircuitPair plain(String name, Circuit primary, Circuit secondary, String declaredBy,
			Instant declaredAt) {
		return new CircuitPair(name, primary, secondary, OwnPath.UNDECLARED, List.of(), Objectives.NONE, declaredBy,
				declaredAt, 1);
	}

	/// The ARM ids of both, in lower case: how a circuit is told from another.
	public List<String> circuits() {
		return Stream.of(this.primary, this.secondary).map((circuit) -> circuit.id().toLowerCase(Locale.ROOT)).toList();
	}

	/// One circuit of a pair.
	///
	/// @param id ARM id, with the spelling it was declared with
	/// @param site where it ends, as the operator calls it
	/// @param md5 whether its private peering's BGP sessions use an MD5 key
	/// @param md5Key where that key is to be had, such as `env:NAME`; `null` unless one is used
	/// @param prefixes that on-premises announces over it when everything is well, in CIDR notation
	/// @param summaries larger networks that stand for all that they hold
	/// @param local prefixes that are there for this circuit only
	/// @param microsoftPeering what is declared about the other peering
	/// @param maintenance that somebody announced
	public record Circuit(String id, String site, Md5 md5, @Nullable String md5Key, List<String> prefixes,
			List<String> summaries, List<Local> local, MicrosoftPeering microsoftPeering,
			List<Maintenance> maintenance) {

		public Circuit {
			prefixes = List.copyOf(prefixes);
			summaries = List.copyOf(summaries);
			local = List.copyOf(local);
			maintenance = List.copyOf(maintenance);
		}

		/// A circuit of whose Microsoft peering and maintenance nothing is declared.
		public Circuit(String id, String site, Md5 md5, @Nullable String md5Key, List<String> prefixes,
				List<String> summaries, List<Local> local) {
			this(id, site, md5, md5Key, prefixes, summaries, local, MicrosoftPeering.UNDECLARED, List.of());
		}

		/// A circuit of which nothing is declared but whether it uses an MD5 key.
		public static Circuit plain(String id, String site, Md5 md5) {
			return new Circuit(id, site, md5, null, List.of(), List.of(), List.of());
		}

		/// The last segment of the ARM id.
		public String name() {
			return this.id.substring(this.id.lastIndexOf('/') + 1);
		}

	}

	/// A circuit's Microsoft peering. It has an MD5 key of its own.
	///
	/// @param md5 whether its BGP sessions use an MD5 key
	/// @param md5Key where that key is to be had; `null` unless one is used
	/// @param natPools public prefixes that on-premises hides behind on this circuit, in CIDR notation: they must arrive over it
	/// when it stands in, and need not arrive over the other one
	public record MicrosoftPeering(Md5 md5, @Nullable String md5Key, List<String> natPools) {

		/// Nobody said anything.
		public static final MicrosoftPeering UNDECLARED = new MicrosoftPeering(Md5.UNKNOWN, null, List.of());

		public MicrosoftPeering {
			natPools = List.copyOf(natPools);
		}

	}

	/// A prefix that need not arrive over the other circuit.
	///
	/// @param owner who answers for that
	/// @param until when it has to be declared again
	public record Local(String prefix, String owner, Instant until) {
	}

	/// A time in which a circuit is maintained, and must not carry alone.
	///
	/// @param by who announced it, such as Microsoft or the provider
	public record Maintenance(Instant from, Instant until, String by) {
	}

	/// What is declared about the MD5 key of a peering. Azure never returns it, and a write without it may erase it.
	public enum Md5 {

		NOT_USED, USED, UNKNOWN

	}

	/// Over which circuits the service reaches Azure Resource Manager, Entra ID, DNS, its secrets or its database. A circuit
	/// that one of them is reached over cannot be drained without cutting the hand that drains it.
	public enum OwnPath {

		UNDECLARED, OVER_BOTH, OVER_PRIMARY, OVER_SECONDARY, ELSEWHERE;

		/// What several are together: as long as one is not declared, nothing is; otherwise over every circuit that one of
		/// them leads over.
		static OwnPath together(Collection<OwnPath> paths) {
			if (paths.isEmpty() || paths.contains(UNDECLARED)) {
				return UNDECLARED;
			}
			var primary = paths.contains(OVER_BOTH) || paths.contains(OVER_PRIMARY);
			var secondary = paths.contains(OVER_BOTH) || paths.contains(OVER_SECONDARY);
			if (primary && secondary) {
				return OVER_BOTH;
			}
			return primary ? OVER_PRIMARY : secondary ? OVER_SECONDARY : ELSEWHERE;
		}

	}

	/// How one replica, or all replicas at one site, reach what they need.
	///
	/// @param from which replica, or where it is
	/// @param azure Azure Resource Manager
	/// @param signIn Entra ID
	/// @param secrets where MD5 keys and the like are had
	public record OwnPathFrom(String from, OwnPath azure, OwnPath signIn, OwnPath dns, OwnPath secrets,
			OwnPath database) {

		List<OwnPath> all() {
			return List.of(this.azure, this.signIn, this.dns, this.secrets, this.database);
		}

	}

	/// Something on the other side that answers when traffic flows.
	///
	/// @param address `host:port` for TCP, a URL otherwise
	public record Probe(String name, Kind kind, String address) {

		/// How it is asked.
		public enum Kind {

			TCP, HTTP_GET, HTTP_HEAD

		}

		/// As it is asked.
		public dev.switchback.azure.probe.Probe asked() {
			return new dev.switchback.azure.probe.Probe(this.name,
					dev.switchback.azure.probe.Probe.Kind.valueOf(this.kind.name()), this.address);
		}

	}

}
