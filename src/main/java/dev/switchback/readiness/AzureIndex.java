package dev.switchback.readiness;

import java.math.BigDecimal;
import java.util.List;

import dev.switchback.readiness.snapshot.Read;
import org.jspecify.annotations.Nullable;

/// Azure's own resiliency index of a gateway, computed after its page on Resiliency Insights: routes (by two locations 20, by
/// Metro 10, by one location 5) times a factor for validation tests (1 to 4), zones (0 to 10), and Advisor (10 unless something
/// is recommended). Where a part cannot be read, or the page does not say what it is worth, the index lies between two
/// figures. Stored as JSON, so its names stay.
///
/// @param gateway its ARM id
/// @param name of the gateway
/// @param least the index if every part that is not known is at its worst
/// @param most if it is at its best; the same if all is known
/// @param shown what Azure itself shows; `null` if that was not read
public record AzureIndex(String gateway, String name, BigDecimal least, BigDecimal most, List<Part> parts,
		@Nullable BigDecimal shown) {

	public AzureIndex {
		parts = List.copyOf(parts);
	}

	/// A part of it.
	///
	/// @param most the same as `least` if it is known
	/// @param of what it may be at best
	public record Part(String name, BigDecimal least, BigDecimal most, int of, String sentence, List<Read> values) {

		public Part {
			values = List.copyOf(values);
		}

	}

	/// In one line, such as `routes 20 × 4 + zones 10 + Advisor 0 to 10 = 90 to 100`.
	public String arithmetic() {
		return "routes %s × tests %s + zones %s + Advisor %s = %s".formatted(range(0), range(1), range(2), range(3),
				range(this.least, this.most));
	}

	private String range(int part) {
		return range(this.parts.get(part).least(), this.parts.get(part).most());
	}

	private static String range(BigDecimal least, BigDecimal most) {
		return least.compareTo(most) == 0 ? least.toPlainString()
				: "%s to %s".formatted(least.toPlainString(), most.toPlainString());
	}

}
