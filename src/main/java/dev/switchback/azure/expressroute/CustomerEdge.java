package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Fetched.Unreadable;

/// The ends of a circuit's BGP sessions, as a network engineer needs them at the customer's routers. Stored as JSON, so its
/// names stay.
///
/// @param asn the customer's; 0 if Azure does not tell it
/// @param sessions IPv4 before IPv6, the primary link before the secondary one
public record CustomerEdge(long asn, List<Neighbours> sessions) {

	/// The ASN of Microsoft's routers.
	public static final long MICROSOFT = 12076;

	public CustomerEdge {
		sessions = List.copyOf(sessions);
	}

	/// Both ends of a session. In a transfer network (/30, or /126 of IPv6) the customer's router has the first usable
	/// address, and Microsoft's the second.
	///
	/// @param network the transfer network
	public record Neighbours(Link link, Family family, String network, String customer, String microsoft) {

		/// How people call it: `primary link, IPv4`.
		public String spoken() {
			return "%s, %s".formatted(this.link.spoken(), this.family.spoken());
		}

	}

	static CustomerEdge of(PeeringSeen peering) {
		var sessions = new ArrayList<Neighbours>();
		for (var family : Family.values()) {
			for (var link : Link.values()) {
				try {
					peering.transfer(link, family)
						.map((network) -> new Neighbours(link, family, network.toString(), network.firstHost(),
								network.secondHost()))
						.ifPresent(sessions::add);
				}
				catch (Unreadable _) {
					// What cannot be told is left out: it stands in the way of nothing.
				}
			}
		}
		return new CustomerEdge(peering.peerAsn(), sessions);
	}

}
