package dev.switchback.simulator.arm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.wire.Delivery;
import dev.switchback.simulator.world.Effect;
import dev.switchback.simulator.world.Fault;
import dev.switchback.simulator.world.Match;
import dev.switchback.simulator.world.World;
import dev.switchback.simulator.world.Write;

/// The faults that concern one call, in the order in which they were ordered.
public final class Disturbance {

	private final List<Fault> faults;

	private Disturbance(List<Fault> faults) {
		this.faults = faults;
	}

	/// @param reads whether the call changes nothing
	/// @param item the protected item that the call is about
	/// @param signIn whether it belongs to signing in, which only faults that name a path concern
	static Disturbance of(World world, String method, String path, @Nullable String item, boolean reads,
			boolean signIn) {
		return new Disturbance(world.faults()
			.stream()
			.filter((fault) -> fault.active(world.now()) && fault.match().matches(method, path, item))
			.filter((fault) -> reads || !(fault.effect() instanceof Effect.Blind))
			.filter((fault) -> !signIn || fault.match().path() != null)
			.toList());
	}

	/// How an async operation goes.
	///
	/// @param takes null if it never ends
	/// @param kind what a write does in the end
	/// @param code set if it ends Failed
	/// @param message set if it ends Failed
	public record Course(@Nullable Duration takes, Write.Kind kind, @Nullable String code, @Nullable String message) {
	}

	/// The answer that comes instead of the resource's, if there is one.
	Optional<Reply> interception(World world) {
		for (var fault : this.faults) {
			var reply = switch (fault.effect()) {
				case Effect.Refuse refuse -> Optional.of(refusal(refuse));
				case Effect.Throttle throttle -> Optional.of(Throttle.refusal(throttle.retryAfter()).reply());
				case Effect.Blind blind -> Optional.of(ArmError
					.of(503, "ServiceUnavailable", "The service is temporarily unavailable. Please retry later.")
					.reply());
				case Effect.Lose _,Effect.Stall _,Effect.Fail _,Effect.Ignore _,Effect.Interfere _,Effect.Convergence _,Effect.Routes _,Effect.Validation _,Effect.Intrude _,Effect.Region _,Effect.Leave _,Effect.Mute _,Effect.Seeding _ ->
					Optional.<Reply>empty();
			};
			if (reply.isPresent()) {
				world.strike(fault);
				return reply;
			}
		}
		return Optional.empty();
	}

	private static Reply refusal(Effect.Refuse refuse) {
		var error = ArmError.of(refuse.status(), refuse.code(), refuse.message());
		return ((refuse.retryAfter() != null) ? error.header("Retry-After", refuse.retryAfter().toString()) : error)
			.reply();
	}

	/// Whether the connection breaks before anything happens.
	boolean neverArrives() {
		return first(Effect.Lose.class).filter((fault) -> !((Effect.Lose) fault.effect()).tookEffect()).isPresent();
	}

	/// How the response travels. Asking counts as a strike.
	Delivery delivery(World world) {
		var silent = first(Effect.Blind.class).filter((fault) -> ((Effect.Blind) fault.effect()).silence() != null);
		if (silent.isPresent() && silent.get().effect() instanceof Effect.Blind(var silence) && silence != null) {
			return new Delivery.Dropped(silence);
		}
		var lost = first(Effect.Lose.class);
		if (lost.isPresent() && lost.get().effect() instanceof Effect.Lose lose) {
			world.strike(lost.get());
			return new Delivery.Dropped(lose.hold());
		}
		for (var fault : this.faults) {
			if (fault.effect() instanceof Effect.Stall stall && stall.hold() != null) {
				world.strike(fault);
				return new Delivery.Held(stall.hold());
			}
		}
		return Delivery.AT_ONCE;
	}

	/// Sets off those who wait for a call like this one.
	void accepted(World world) {
		this.faults.stream()
			.filter((fault) -> fault.effect() instanceof Effect.Interfere || fault.effect() instanceof Effect.Intrude)
			.filter((fault) -> !fault.match().equals(Match.ANY))
			.forEach(world::strike);
	}

	Course course(World world, Duration usual) {
		var course = new Course(usual, Write.Kind.SUCCEED, null, null);
		for (var fault : this.faults) {
			var next = course(course, fault.effect());
			if (next != course) {
				world.strike(fault);
				course = next;
			}
		}
		return course;
	}

	private static Course course(Course course, Effect effect) {
		return switch (effect) {
			case Effect.Stall stall when stall.never() ->
				new Course(null, course.kind(), course.code(), course.message());
			case Effect.Stall stall when stall.takes() != null ->
				new Course(stall.takes(), course.kind(), course.code(), course.message());
			case Effect.Fail fail -> new Course(course.takes(),
					fail.tookEffect() ? Write.Kind.FAIL_WITH_EFFECT : Write.Kind.FAIL, fail.code(), fail.message());
			case Effect.Ignore _ -> new Course(course.takes(), Write.Kind.IGNORE, null, null);
			case Effect.Stall _,Effect.Refuse _,Effect.Throttle _,Effect.Blind _,Effect.Lose _,Effect.Interfere _,Effect.Convergence _,Effect.Routes _,Effect.Validation _,Effect.Intrude _,Effect.Region _,Effect.Leave _,Effect.Mute _,Effect.Seeding _ ->
				course;
		};
	}

	private Optional<Fault> first(Class<? extends Effect> kind) {
		return this.faults.stream().filter((fault) -> kind.isInstance(fault.effect())).findFirst();
	}

}
