package dev.switchback.azure.probe;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where probes may go: to networks that the operator has declared, and even there never to this machine, its own link, or
/// what a cloud tells only its machines.
final class Networks {

	/// Azure's own address for its machines, and what other clouds have instead of a link-local one.
	private static final Set<InetAddress> CLOUD = Set.of(InetAddress.ofLiteral("168.63.129.16"),
			InetAddress.ofLiteral("100.100.100.200"), InetAddress.ofLiteral("fd00:ec2::254"));

	private final List<Network> declared;

	/// @param declared in CIDR notation
	/// @throws IllegalArgumentException if one is no network
	Networks(List<String> declared) {
		this.declared = declared.stream().map(Network::parse).toList();
	}

	/// Why no probe goes to an address; empty if one may.
	Optional<String> refusal(InetAddress address) {
		if (reserved(address)) {
			return Optional
				.of("%s is this machine, its own link, or a cloud's own".formatted(address.getHostAddress()));
		}
		return this.declared.stream().anyMatch((network) -> network.holds(address)) ? Optional.empty()
				: Optional.of("%s is in no network that probes may go to".formatted(address.getHostAddress()));
	}

	private static boolean reserved(InetAddress address) {
		return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
				|| address.isMulticastAddress() || CLOUD.contains(address) || embedded(address)
				|| (address.getAddress().length == 4
						&& (address.getAddress()[0] == 0 || address.getAddress()[0] == -1));
	}

	/// An IPv6 address that leads to an IPv4 one would be judged by what it is not.
	private static boolean embedded(InetAddress address) {
		if (!(address instanceof Inet6Address six)) {
			return false;
		}
		var bytes = six.getAddress();
		var sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
		var nat64 = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
		return six.isIPv4CompatibleAddress() || sixToFour || nat64;
	}

	/// @param width 32 or 128
	/// @param length of the mask
	private record Network(BigInteger bits, int width, int length) {

		static Network parse(String text) {
			var parts = text.strip().split("/", -1);
			if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")
					|| !parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:.*")) {
				throw new IllegalArgumentException("%s is no network in CIDR notation".formatted(text));
			}
			var address = InetAddress.ofLiteral(parts[0]).getAddress();
			var length = Integer.parseInt(parts[1]);
			if (length > address.length * Byte.SIZE) {
				throw new IllegalArgumentException("the mask of %s is too long".formatted(text));
			}
			return new Network(new BigInteger(1, address), address.length * Byte.SIZE, length);
		}

		boolean holds(InetAddress address) {
			var bytes = address.getAddress();
			var shift = this.width - this.length;
			return bytes.length * Byte.SIZE == this.width
					&& new BigInteger(1, bytes).shiftRight(shift).equals(this.bits.shiftRight(shift));
		}

	}

}
