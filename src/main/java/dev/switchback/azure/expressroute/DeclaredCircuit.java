package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.ArmId;
import org.jspecify.annotations.Nullable;

/// A circuit, the one of its peerings that is meant, and what the operator says about them.
///
/// @param id of a `Microsoft.Network/expressRouteCircuits`
/// @param site where it ends, as the operator calls it; `null` if nobody said
/// @param md5 whether the BGP sessions of the peering use an MD5 key
/// @param md5Key where the MD5 key is to be had; `null` unless one is used
public record DeclaredCircuit(ArmId id, @Nullable String site, PeeringType peering, Md5 md5, @Nullable String md5Key) {

	/// @throws ArmId.NotAnArmId if it is no circuit
	public DeclaredCircuit {
		if (!id.is("Microsoft.Network", "expressRouteCircuits")) {
			throw new ArmId.NotAnArmId("it is not the id of an ExpressRoute circuit");
		}
	}

	/// A circuit's private peering.
	///
	/// @throws ArmId.NotAnArmId if it is not the id of a circuit
	public static DeclaredCircuit of(String id, @Nullable String site, Md5 md5) {
		return of(id, site, PeeringType.PRIVATE, md5, null);
	}

	/// @param md5Key reference to the MD5 key
	/// @throws ArmId.NotAnArmId if it is not the id of a circuit
	public static DeclaredCircuit of(String id, @Nullable String site, PeeringType peering, Md5 md5,
			@Nullable String md5Key) {
		return new DeclaredCircuit(ArmId.parse(id), site, peering, md5, md5Key);
	}

	public String name() {
		return this.id.name();
	}

	/// Name and site, as sentences say it: `contoso-ams (Amsterdam)`.
	public String spoken() {
		return (this.site != null) ? "%s (%s)".formatted(name(), this.site) : name();
	}

	/// Such as `the private peering of contoso-ams (Amsterdam)`.
	public String spokenPeering() {
		return "the %s of %s".formatted(this.peering.spoken(), spoken());
	}

	/// Whether traffic reaches it by way of gateways.
	boolean hasGateways() {
		return this.peering == PeeringType.PRIVATE;
	}

	ArmId peeringId() {
		return peeringId(this.peering);
	}

	ArmId peeringId(PeeringType type) {
		return this.id.child("peerings", type.resource());
	}

}
