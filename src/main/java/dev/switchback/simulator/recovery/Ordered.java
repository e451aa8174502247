package dev.switchback.simulator.recovery;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.arm.Disturbance;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.protection.Course;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Problem;
import dev.switchback.simulator.world.Effect;
import dev.switchback.simulator.world.Fault;

/// What ordered faults make of an action.
final class Ordered {

	/// Longer than any order can say.
	private static final Duration AS_USUAL = Duration.ofDays(36_500);

	private Ordered() {
	}

	/// How the job of the call goes. Asking counts as a strike.
	static Course course(Exchange exchange) {
		var course = exchange.course(AS_USUAL);
		var takes = course.takes();
		return new Course(AS_USUAL.equals(takes) ? null : takes, takes == null, kind(course), problem(course));
	}

	private static Course.Kind kind(Disturbance.Course course) {
		return switch (course.kind()) {
			case SUCCEED, DELETE -> Course.Kind.SUCCEED;
			case FAIL -> Course.Kind.FAIL;
			case FAIL_WITH_EFFECT -> Course.Kind.FAIL_WITH_EFFECT;
			case IGNORE -> Course.Kind.IGNORE;
		};
	}

	private static @Nullable Problem problem(Disturbance.Course course) {
		return (course.code() == null) ? null : new Problem(course.code(), String.valueOf(course.message()), false);
	}

	/// How the copying goes that follows.
	static Course seeding(Exchange exchange, Place place) {
		for (var fault : active(exchange)) {
			if (fault.effect() instanceof Effect.Seeding seeding && seeding.concerns(place.plan().name())) {
				exchange.world().strike(fault);
				return new Course(seeding.takes(), seeding.takes() == null, Course.Kind.SUCCEED, null);
			}
		}
		return Course.USUAL;
	}

	/// What a clean-up forgets.
	static Set<Machine.Part> leaves(Exchange exchange, Place place) {
		for (var fault : active(exchange)) {
			if (fault.effect() instanceof Effect.Leave leave && leave.concerns(place.plan().name())) {
				exchange.world().strike(fault);
				return Set.copyOf(leave.parts());
			}
		}
		return Set.of();
	}

	private static List<Fault> active(Exchange exchange) {
		return exchange.world().faults().stream().filter((fault) -> fault.active(exchange.now())).toList();
	}

}
