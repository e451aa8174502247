package dev.switchback.simulator.estate;

import java.util.List;
import java.util.Set;

/// A prefix that the customer's edge announces over a circuit.
///
/// @param prefix in CIDR notation; its family decides the session that carries it
/// @param asPath the path as Azure shows it, beginning with the customer's ASN
/// @param links the links it is announced over
public record Announcement(String prefix, String asPath, Set<Link> links) {

	public Announcement {
		links = Link.inOrder(links);
	}

	/// The same prefixes over both links of a circuit, without prepending.
	public static List<Announcement> overBothLinks(long asn, String... prefixes) {
		return List.of(prefixes)
			.stream()
			.map((prefix) -> new Announcement(prefix, Long.toString(asn), Set.of(Link.PRIMARY, Link.SECONDARY)))
			.toList();
	}

}
