package dev.switchback.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPair.MicrosoftPeering;
import dev.switchback.inventory.CircuitPair.OwnPath;
import org.jspecify.annotations.Nullable;

/// What a declaration would say otherwise than the one before: an operation that holds a circuit of the pair was planned with
/// that, and whoever reads the pair must find what the operation stands on. What is only added, and what nothing stands on
/// (the site's name, the objectives), may be declared at any time.
///
/// | what | is altered if |
/// |---|---|
/// | circuits | one is another circuit, or they change places |
/// | MD5 key | it is said otherwise, or to be had from elsewhere, after it was not `UNKNOWN` |
/// | Microsoft peering | its MD5 key as above, or a NAT pool is dropped |
/// | own path | it leads elsewhere, or a replica is dropped, after it was not `UNDECLARED` |
/// | prefixes, summaries | one is dropped |
/// | local prefixes | one is dropped, or counts less long |
/// | probes | one is dropped or changed |
public final class Altering {

	private Altering() {
	}

	/// One whole sentence for each.
	public static List<String> of(CircuitPair before, CircuitPair after) {
		var sentences = new ArrayList<String>();
		circuit(before.primary(), after.primary(), sentences);
		circuit(before.secondary(), after.secondary(), sentences);
		if (before.ownPath() != OwnPath.UNDECLARED && before.ownPath() != after.ownPath()) {
			sentences
				.add("The service's own path would be %s instead of %s.".formatted(after.ownPath(), before.ownPath()));
		}
		else if (before.ownPath() != OwnPath.UNDECLARED) {
			OwnPathsSaid.of(after)
				.lackingOf(before)
				.forEach((who) -> sentences.add("The own path of %s would be said no longer.".formatted(who)));
		}
		before.probes()
			.stream()
			.filter((probe) -> !after.probes().contains(probe))
			.forEach((probe) -> sentences.add("The probe %s would be dropped or changed.".formatted(probe.name())));
		return List.copyOf(sentences);
	}

	private static void circuit(Circuit before, Circuit after, List<String> sentences) {
		var name = before.name();
		if (!before.id().equalsIgnoreCase(after.id())) {
			sentences.add("%s would stand where %s stands.".formatted(after.name(), name));
			return;
		}
		md5(name, before.md5(), before.md5Key(), after.md5(), after.md5Key(), sentences);
		microsoft("the Microsoft peering of " + name, before.microsoftPeering(), after.microsoftPeering(), sentences);
		dropped(before.prefixes(), after.prefixes(), "prefix", name, sentences);
		dropped(before.summaries(), after.summaries(), "summary", name, sentences);
		before.local()
			.stream()
			.filter((local) -> after.local().stream().noneMatch((other) -> covers(other, local)))
			.forEach((local) -> sentences.add(
					"The local prefix %s of %s would be dropped, or count less long.".formatted(local.prefix(), name)));
	}

	private static void md5(String name, Md5 before, @Nullable String keyBefore, Md5 after, @Nullable String keyAfter,
			List<String> sentences) {
		if (before != Md5.UNKNOWN && (before != after || !Objects.equals(keyBefore, keyAfter))) {
			sentences.add("The MD5 key of %s would be said otherwise.".formatted(name));
		}
	}

	private static void microsoft(String name, MicrosoftPeering before, MicrosoftPeering after,
			List<String> sentences) {
		md5(name, before.md5(), before.md5Key(), after.md5(), after.md5Key(), sentences);
		dropped(before.natPools(), after.natPools(), "NAT pool", name, sentences);
	}

	private static void dropped(List<String> before, List<String> after, String what, String name,
			List<String> sentences) {
		before.stream()
			.filter((network) -> !after.contains(network))
			.forEach((network) -> sentences.add("The %s %s of %s would be dropped.".formatted(what, network, name)));
	}

	private static boolean covers(Local other, Local local) {
		return other.prefix().equals(local.prefix()) && !other.until().isBefore(local.until());
	}

}
