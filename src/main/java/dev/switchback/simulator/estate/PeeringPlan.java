package dev.switchback.simulator.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// One peering as configured in Azure at first, and the customer's edge on its other side.
///
/// @param type `AzurePrivatePeering` or `MicrosoftPeering`, which is its name as well
/// @param enabled its state at first
/// @param peerAsn the customer's ASN, which the edge insists on
/// @param vlanId the tag that the edge insists on
/// @param ipv4 the transfer networks of the links
/// @param ipv6 the IPv6 transfer networks, if the family is configured
/// @param lastModifiedBy `Customer`, or the provider's name where the provider runs layer 3
/// @param edgeKey the MD5 key that the edge expects and that Azure has at first; null for none
/// @param linksDown links without a signal
/// @param announcements what the edge announces
/// @param particulars what few peerings have
public record PeeringPlan(String type, boolean enabled, long peerAsn, int vlanId, Transfer ipv4,
		@Nullable Transfer ipv6, String lastModifiedBy, @Nullable String edgeKey, Set<Link> linksDown,
		List<Announcement> announcements, Particulars particulars) {

	public PeeringPlan {
		linksDown = Link.inOrder(linksDown);
		announcements = List.copyOf(announcements);
	}

	/// A healthy IPv4 private peering without an MD5 key.
	public static PeeringPlan privatePeering(long peerAsn, int vlanId, Transfer ipv4, String... prefixes) {
		return new PeeringPlan("AzurePrivatePeering", true, peerAsn, vlanId, ipv4, null, "Customer", null, Set.of(),
				Announcement.overBothLinks(peerAsn, prefixes), Particulars.NONE);
	}

	/// A healthy IPv4 Microsoft peering, whose public prefixes are validated and announced.
	public static PeeringPlan microsoftPeering(long peerAsn, int vlanId, Transfer ipv4, PublicPrefixes prefixes) {
		return new PeeringPlan("MicrosoftPeering", true, peerAsn, vlanId, ipv4, null, "Customer", null, Set.of(),
				Announcement.overBothLinks(peerAsn, prefixes.ipv4().toArray(String[]::new)), Particulars.of(prefixes));
	}

	/// The same peering, protected by an MD5 key on both sides.
	public PeeringPlan withKey(String key) {
		return new PeeringPlan(this.type, this.enabled, this.peerAsn, this.vlanId, this.ipv4, this.ipv6,
				this.lastModifiedBy, key, this.linksDown, this.announcements, this.particulars);
	}

	/// The same peering with IPv6 beside IPv4, enabled, and prefixes announced over it.
	public PeeringPlan withIpv6(Transfer networks, String... prefixes) {
		var all = new ArrayList<>(this.announcements);
		all.addAll(Announcement.overBothLinks(this.peerAsn, prefixes));
		return new PeeringPlan(this.type, this.enabled, this.peerAsn, this.vlanId, this.ipv4, networks,
				this.lastModifiedBy, this.edgeKey, this.linksDown, all, this.particulars);
	}

	/// The same peering, switched off at first.
	public PeeringPlan disabled() {
		return new PeeringPlan(this.type, false, this.peerAsn, this.vlanId, this.ipv4, this.ipv6, this.lastModifiedBy,
				this.edgeKey, this.linksDown, this.announcements, this.particulars);
	}

	/// The same peering, last written by somebody else, such as a provider that manages
	/// layer 3.
	public PeeringPlan lastModifiedBy(String name) {
		return new PeeringPlan(this.type, this.enabled, this.peerAsn, this.vlanId, this.ipv4, this.ipv6, name,
				this.edgeKey, this.linksDown, this.announcements, this.particulars);
	}

	/// The same peering with dead links.
	public PeeringPlan withLinksDown(Link... links) {
		return new PeeringPlan(this.type, this.enabled, this.peerAsn, this.vlanId, this.ipv4, this.ipv6,
				this.lastModifiedBy, this.edgeKey, Set.of(links), this.announcements, this.particulars);
	}

	/// The same peering with what few have.
	public PeeringPlan with(Particulars others) {
		return new PeeringPlan(this.type, this.enabled, this.peerAsn, this.vlanId, this.ipv4, this.ipv6,
				this.lastModifiedBy, this.edgeKey, this.linksDown, this.announcements, others);
	}

	/// The same peering with other announcements.
	public PeeringPlan announcing(List<Announcement> others) {
		return new PeeringPlan(this.type, this.enabled, this.peerAsn, this.vlanId, this.ipv4, this.ipv6,
				this.lastModifiedBy, this.edgeKey, this.linksDown, others, this.particulars);
	}

	/// The transfer networks of a family, null if it is not configured.
	public @Nullable Transfer transfer(Family family) {
		return switch (family) {
			case IPV4 -> this.ipv4;
			case IPV6 -> this.ipv6;
		};
	}

}
