package dev.switchback.azure.expressroute;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.regex.Pattern;

/// A network in CIDR notation, in its one normal form: the same network is equal however it was written.
///
/// @param bits the network address as a number
/// @param width 32 or 128
/// @param length of the mask
record Prefix(BigInteger bits, int width, int length) implements Comparable<Prefix> {

	private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

	private static final Comparator<Prefix> ORDER = Comparator.comparingInt(Prefix::width)
		.thenComparing(Prefix::bits)
		.thenComparingInt(Prefix::length);

	/// @throws IllegalArgumentException if it is no network
	static Prefix parse(String text) {
		var slash = text.indexOf('/');
		var address = bytes((slash < 0) ? text : text.substring(0, slash));
		var width = address.length * 8;
		var length = (slash < 0) ? classful(address) : Integer.parseInt(text.substring(slash + 1).strip());
		if (length < 0 || length > width) {
			throw new IllegalArgumentException("no network: its mask is too long");
		}
		var host = BigInteger.ONE.shiftLeft(width - length).subtract(BigInteger.ONE);
		return new Prefix(new BigInteger(1, address).andNot(host), width, length);
	}

	/// Java would also take `10.1` and `5` for addresses.
	private static byte[] bytes(String literal) {
		var stripped = literal.strip();
		if (!stripped.contains(":") && !DOTTED.matcher(stripped).matches()) {
			throw new IllegalArgumentException("no address");
		}
		return InetAddress.ofLiteral(stripped).getAddress();
	}

	/// Routers leave the mask out where the network's class implies it.
	private static int classful(byte[] address) {
		if (address.length != 4) {
			throw new IllegalArgumentException("no network: it has no mask");
		}
		var first = address[0] & 0xFF;
		if (first == 0) {
			return 0;
		}
		return (first < 128) ? 8 : (first < 192) ? 16 : 24;
	}

	Family family() {
		return (this.width == 32) ? Family.IPV4 : Family.IPV6;
	}

	boolean isDefault() {
		return this.length == 0;
	}

	/// Whether the other network is a part of this one, or the same.
	boolean holds(Prefix other) {
		return this.width == other.width && this.length <= other.length
				&& other.bits.shiftRight(this.width - this.length)
					.equals(this.bits.shiftRight(this.width - this.length));
	}

	/// The first host address: in a transfer network the customer's router has it.
	String firstHost() {
		return literal(this.bits.add(BigInteger.ONE), this.width);
	}

	/// The second host address: in a transfer network Microsoft's router has it.
	String secondHost() {
		return literal(this.bits.add(BigInteger.TWO), this.width);
	}

	/// An address in its one normal form, for comparing.
	static String address(String text) {
		var bytes = bytes(text);
		return literal(new BigInteger(1, bytes), bytes.length * 8);
	}

	private static String literal(BigInteger number, int width) {
		var bytes = new byte[width / 8];
		for (int i = 0; i < bytes.length; i++) {
			bytes[bytes.length - 1 - i] = number.shiftRight(8 * i).byteValue();
		}
		try {
			return compressed(InetAddress.getByAddress(bytes).getHostAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/// As everybody writes IPv6 (RFC 5952): the longest run of zeros, and the first of several, as `::`.
	private static String compressed(String address) {
		return ZEROS.matcher(address)
			.results()
			.max(Comparator.comparingInt((run) -> run.group().replace(":", "").length()))
			.map((run) -> address.substring(0, run.start()) + "::" + address.substring(run.end()))
			.orElse(address);
	}

	@Override
	public int compareTo(Prefix other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return literal(this.bits, this.width) + "/" + this.length;
	}

}
