package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.ArmId;
import org.jspecify.annotations.Nullable;

/// A circuit, and what the operator says about it.
///
/// @param id of a `Microsoft.Network/expressRouteCircuits`
/// @param site where it ends, as the operator calls it; `null` if nobody said
/// @param md5Key where the MD5 key is to be had; `null` unless one is used
public record DeclaredCircuit(ArmId id, @Nullable String site, Md5 md5, @Nullable String md5Key) {

	/// @throws ArmId.NotAnArmId if it is no circuit
	public DeclaredCircuit {
		if (!id.is("Microsoft.Network", "expressRouteCircuits")) {
			throw new ArmId.NotAnArmId("it is not the id of an ExpressRoute circuit");
		}
	}

	/// @throws ArmId.NotAnArmId if it is not the id of a circuit
	public static DeclaredCircuit of(String id, @Nullable String site, Md5 md5) {
		return of(id, site, md5, null);
	}

	/// @param md5Key reference to the MD5 key
	/// @throws ArmId.NotAnArmId if it is not the id of a circuit
	public static DeclaredCircuit of(String id, @Nullable String site, Md5 md5, @Nullable String md5Key) {
		return new DeclaredCircuit(ArmId.parse(id), site, md5, md5Key);
	}

	public String name() {
		return this.id.name();
	}

	/// Name and site, as sentences say it: `contoso-ams (Amsterdam)`.
	public String spoken() {
		return (this.site != null) ? "%s (%s)".formatted(name(), this.site) : name();
	}

	ArmId privatePeering() {
		return this.id.child("peerings", "AzurePrivatePeering");
	}

}
