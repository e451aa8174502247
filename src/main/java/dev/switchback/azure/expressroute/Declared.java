package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What the operator says about the prefixes that come over a circuit. Stored as JSON, so its names stay.
///
/// @param prefixes that on-premises announces when everything is well, in CIDR notation
/// @param summaries larger networks that stand for all that they hold, in CIDR notation
/// @param local prefixes that are there for this circuit only
/// @param pools NAT pools of the circuit: what hides behind them hides behind the other circuit's when it is drained, so
/// they need not arrive there
/// @param poolsOfOther NAT pools of the other circuit, which have to arrive there
/// @param maintenanceOfOther that somebody announced, of the other circuit
public record Declared(List<String> prefixes, List<String> summaries, List<Local> local, List<String> pools,
		List<String> poolsOfOther, List<Announced> maintenanceOfOther) {

	/// Nobody said anything.
	public static final Declared NOTHING = new Declared(List.of(), List.of(), List.of());

	public Declared {
		prefixes = List.copyOf(prefixes);
		summaries = List.copyOf(summaries);
		local = List.copyOf(local);
		pools = List.copyOf(Objects.requireNonNullElse(pools, List.of()));
		poolsOfOther = List.copyOf(Objects.requireNonNullElse(poolsOfOther, List.of()));
		maintenanceOfOther = List.copyOf(Objects.requireNonNullElse(maintenanceOfOther, List.of()));
	}

	/// Where there are no NAT pools.
	public Declared(List<String> prefixes, List<String> summaries, List<Local> local) {
		this(prefixes, summaries, local, List.of(), List.of());
	}

	/// Where no maintenance is known of.
	public Declared(List<String> prefixes, List<String> summaries, List<Local> local, List<String> pools,
			List<String> poolsOfOther) {
		this(prefixes, summaries, local, pools, poolsOfOther, List.of());
	}

	/// The same with maintenance of the other circuit.
	public Declared maintaining(List<Announced> other) {
		return new Declared(this.prefixes, this.summaries, this.local, this.pools, this.poolsOfOther, other);
	}

	/// A prefix that need not arrive over the other circuit.
	///
	/// @param owner who says so
	/// @param until when that has to be said again
	public record Local(String prefix, String owner, Instant until) {

		boolean holds(Prefix other, Instant at) {
			return at.isBefore(this.until) && Prefix.parse(this.prefix).equals(other);
		}

	}

	/// Whether a larger network that arrives stands for a prefix.
	boolean summarises(Prefix prefix, Collection<Prefix> arriving) {
		return this.summaries.stream()
			.map(Prefix::parse)
			.anyMatch((summary) -> !summary.isDefault() && summary.holds(prefix) && arriving.contains(summary));
	}

	/// Whether a prefix belongs to a NAT pool of the circuit alone. A pool of both is nobody's own.
	boolean isPooled(Prefix prefix) {
		return within(prefix, this.pools) && !within(prefix, this.poolsOfOther);
	}

	private static boolean within(Prefix prefix, List<String> networks) {
		return networks.stream().map(Prefix::parse).anyMatch((one) -> one.equals(prefix) || one.holds(prefix));
	}

	/// Whether anything is known of NAT pools.
	boolean pooled() {
		return !this.pools.isEmpty() || !this.poolsOfOther.isEmpty();
	}

	/// What has to arrive over the other circuit, whatever this one brings.
	Set<Prefix> requiredOfOther() {
		var required = new TreeSet<Prefix>();
		this.poolsOfOther.stream().map(Prefix::parse).forEach(required::add);
		return required;
	}

	boolean isLocal(Prefix prefix, Instant at) {
		return this.local.stream().anyMatch((local) -> local.holds(prefix, at));
	}

	Set<Prefix> expected() {
		var expected = new TreeSet<Prefix>();
		this.prefixes.stream().map(Prefix::parse).forEach(expected::add);
		return expected;
	}

}
