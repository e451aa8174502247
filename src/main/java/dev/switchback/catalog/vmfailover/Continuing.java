package dev.switchback.catalog.vmfailover;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a journey that takes over from another one goes on with: the way that one was under way on, if it leads where this one
/// goes first. Whatever it had behind it is over, and so is a way that others have undone since.
///
/// @param plan of the one that takes over, once it knows where it goes
/// @param at the step to which the other one had come
record Continuing(Plan plan, Plan other, String at) {

	/// The key under which it goes on with what stood under a key there; empty if that is over.
	Optional<String> of(String key) {
		var leg = Leg.named(key);
		if (leg.isEmpty()) {
			return Optional.of(key);
		}
		var part = Part.of(key);
		return parts(leg.get()).stream()
			.filter((there) -> part.number() == 0 || part.number() == there)
			.findFirst()
			.map((there) -> new Part(Leg.OUT, (part.number() == 0) ? 0 : here(there) + 1).key(part.named(key)));
	}

	/// The machines of the other one that are still on a way of this one's, from 1.
	private List<Integer> parts(Leg leg) {
		var alike = (this.plan.group() == null) == (this.other.group() == null);
		return (!alike || Leg.named(this.at).filter(leg::equals).isEmpty()) ? List.of()
				: IntStream.rangeClosed(1, this.other.members().size())
					.filter((there) -> here(there) >= 0 && goesOn(there, leg))
					.boxed()
					.toList();
	}

	private boolean goesOn(int there, Leg leg) {
		var then = this.other.members().get(there - 1).known(leg);
		var facts = then.facts();
		var now = this.plan.members().get(here(there)).known(Leg.OUT).facts();
		return facts != null && now != null && facts.way().equalsIgnoreCase(now.way())
				&& (then.failedOver() == null || now.adopted());
	}

	/// Which machine of this one's it is, from 0; -1 if it is none.
	private int here(int there) {
		var claim = this.other.members().get(there - 1).item().claim();
		return this.plan.members().stream().map((member) -> member.item().claim()).toList().indexOf(claim);
	}

}
