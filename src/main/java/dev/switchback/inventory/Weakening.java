package dev.switchback.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPair.MicrosoftPeering;
import dev.switchback.inventory.CircuitPair.OwnPath;
import org.jspecify.annotations.Nullable;

/// What a declaration would let through that was not let through before: such a change wants an administrator.
///
/// | what changes | weakens if |
/// |---|---|
/// | circuits | one is another circuit |
/// | MD5 key | it is said not to be used, or to be had from where it was not to be had before |
/// | prefixes | one is expected no longer |
/// | summaries | one stands for more than before |
/// | local prefixes | one need not arrive, or need not for longer |
/// | Microsoft peering | its MD5 key as above, or a network is said to be a NAT pool that was none, or one that was is no longer |
/// | maintenance | one that is not over is dropped, or begins later or ends earlier |
/// | own path | it no longer leads over a circuit, or is said for the first time not to, be it of one more replica |
/// | probes, objectives | one is dropped, or asks for less |
public final class Weakening {

	private Weakening() {
	}

	/// One whole sentence for each.
	///
	/// @param before `null` if the pair was not declared: nothing was let through
	public static List<String> of(@Nullable CircuitPair before, CircuitPair after) {
		var base = (before != null) ? before : nothing(after);
		var sentences = new ArrayList<String>();
		circuit(base.primary(), after.primary(), sentences);
		circuit(base.secondary(), after.secondary(), sentences);
		maintenance(base.primary(), after.primary(), after.declaredAt(), sentences);
		maintenance(base.secondary(), after.secondary(), after.declaredAt(), sentences);
		if (laxer(base.ownPath(), after.ownPath())) {
			sentences
				.add("The service's own path would be %s instead of %s.".formatted(after.ownPath(), base.ownPath()));
		}
		else if (after.ownPath() != OwnPath.UNDECLARED && after.ownPath() != OwnPath.OVER_BOTH) {
			OwnPathsSaid.of(base)
				.lackingOf(after)
				.forEach((who) -> sentences.add("The own path of %s would be said for the first time.".formatted(who)));
		}
		base.probes()
			.stream()
			.filter((probe) -> !after.probes().contains(probe))
			.forEach((probe) -> sentences.add("The probe %s would be dropped or changed.".formatted(probe.name())));
		objectives(base.objectives(), after.objectives(), sentences);
		return List.copyOf(sentences);
	}

	private static CircuitPair nothing(CircuitPair of) {
		return CircuitPair.plain(of.name(), Circuit.plain(of.primary().id(), of.primary().site(), Md5.UNKNOWN),
				Circuit.plain(of.secondary().id(), of.secondary().site(), Md5.UNKNOWN), of.declaredBy(),
				of.declaredAt());
	}

	private static void circuit(Circuit before, Circuit after, List<String> sentences) {
		var name = after.name();
		if (!before.id().equalsIgnoreCase(after.id())) {
			sentences.add("%s would take the place of %s.".formatted(name, before.name()));
		}
		md5(name, before.md5(), before.md5Key(), after.md5(), after.md5Key(), sentences);
		microsoft("the Microsoft peering of " + name, before.microsoftPeering(), after.microsoftPeering(), sentences);
		added(after.summaries(), before.summaries()).forEach(
				(summary) -> sentences.add("On %s %s would stand for all that it holds.".formatted(name, summary)));
		added(before.prefixes(), after.prefixes())
			.forEach((prefix) -> sentences.add("%s would no longer be expected over %s.".formatted(prefix, name)));
		after.local()
			.stream()
			.filter((local) -> longer(before.local(), local))
			.forEach((local) -> sentences.add("%s would not have to arrive over the other circuit until %s."
				.formatted(local.prefix(), local.until())));
	}

	private static void maintenance(Circuit before, Circuit after, Instant now, List<String> sentences) {
		before.maintenance()
			.stream()
			.filter((known) -> known.until().isAfter(now))
			.filter((known) -> after.maintenance()
				.stream()
				.noneMatch((one) -> !one.from().isAfter(known.from()) && !one.until().isBefore(known.until())))
			.forEach((known) -> sentences.add("Maintenance of %s from %s until %s would not be known of any longer."
				.formatted(after.name(), known.from(), known.until())));
	}

	private static void md5(String name, Md5 before, @Nullable String keyBefore, Md5 after, @Nullable String keyAfter,
			List<String> sentences) {
		if (before != Md5.NOT_USED && after == Md5.NOT_USED) {
			sentences.add("No MD5 key would be said to be in use on %s.".formatted(name));
		}
		// Whatever was said before: by way of UNKNOWN, a key would be had from somewhere else without anybody's leave.
		if (after == Md5.USED && !Objects.equals(keyBefore, keyAfter)) {
			sentences.add("The MD5 key of %s would be had from %s.".formatted(name, keyAfter));
		}
	}

	/// What is a pool of a circuit has to arrive over it and need not arrive over the other one.
	private static void microsoft(String name, MicrosoftPeering before, MicrosoftPeering after,
			List<String> sentences) {
		md5(name, before.md5(), before.md5Key(), after.md5(), after.md5Key(), sentences);
		added(after.natPools(), before.natPools())
			.forEach((pool) -> sentences.add("%s would be a NAT pool of %s.".formatted(pool, name)));
		added(before.natPools(), after.natPools())
			.forEach((pool) -> sentences.add("%s would no longer be a NAT pool of %s.".formatted(pool, name)));
	}

	private static List<String> added(List<String> all, List<String> known) {
		var added = new HashSet<>(all);
		known.forEach(added::remove);
		return added.stream().sorted().toList();
	}

	private static boolean longer(List<Local> before, Local local) {
		return before.stream()
			.filter((known) -> known.prefix().equals(local.prefix()))
			.map(Local::until)
			.max(Instant::compareTo)
			.map((until) -> local.until().isAfter(until))
			.orElse(true);
	}

	/// Whether a circuit that the path may lead over, as far as is said, is one that it does not lead over any longer.
	private static boolean laxer(OwnPath before, OwnPath after) {
		return (overPrimary(before) && !overPrimary(after)) || (overSecondary(before) && !overSecondary(after));
	}

	private static boolean overPrimary(OwnPath path) {
		return switch (path) {
			case UNDECLARED, OVER_BOTH, OVER_PRIMARY -> true;
			case OVER_SECONDARY, ELSEWHERE -> false;
		};
	}

	private static boolean overSecondary(OwnPath path) {
		return switch (path) {
			case UNDECLARED, OVER_BOTH, OVER_SECONDARY -> true;
			case OVER_PRIMARY, ELSEWHERE -> false;
		};
	}

	private static void objectives(Objectives before, Objectives after, List<String> sentences) {
		if (before.convergence() != null
				&& (after.convergence() == null || after.convergence().compareTo(before.convergence()) > 0)) {
			sentences.add("The objective for convergence would be dropped or longer.");
		}
		if (before.drillEvery() != null
				&& (after.drillEvery() == null || after.drillEvery().compareTo(before.drillEvery()) > 0)) {
			sentences.add("Drills would be due less often, or never.");
		}
	}

}
