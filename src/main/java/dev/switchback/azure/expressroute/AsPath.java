package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;

/// The autonomous systems that a route came through, nearest first.
record AsPath(List<Long> hops) {

	/// Microsoft's edge.
	static final long MICROSOFT = 12076;

	/// How often Microsoft puts its own number into the path of a circuit that it drains
	/// for maintenance.
	private static final int MAINTENANCE = 8;

	AsPath {
		hops = List.copyOf(hops);
	}

	/// Reads a path in any of Azure's spellings: `65010 65010`, `12076-65010`, with
	/// four-byte numbers as one or with a dot.
	static AsPath parse(String text) {
		var hops = new ArrayList<Long>();
		for (var token : text.split("[\\s,{}()-]+")) {
			if (token.matches("\\d{1,10}")) {
				hops.add(Long.parseLong(token));
			}
			else if (token.matches("\\d{1,5}\\.\\d{1,5}")) {
				var dot = token.indexOf('.');
				hops.add((Long.parseLong(token.substring(0, dot)) << 16) + Long.parseLong(token.substring(dot + 1)));
			}
		}
		return new AsPath(hops);
	}

	boolean beginsWith(long asn) {
		return !this.hops.isEmpty() && this.hops.getFirst() == asn;
	}

	boolean inMaintenance() {
		return this.hops.stream().filter((hop) -> hop == MICROSOFT).count() >= MAINTENANCE;
	}

	@Override
	public String toString() {
		return String.join(" ", this.hops.stream().map(String::valueOf).toList());
	}

}
