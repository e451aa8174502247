package dev.switchback.azure.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What probes answer, against what they answered before. Only who answered before tells anything: then an answer passes, and
/// silence fails. Everything else proves nothing, either way.
record Comparison(List<Compared> all) {

	/// @param words the same as long as nothing changes
	/// @param figures how long it took
	/// @param lasting whether asking again cannot change it
	record Compared(Echo now, Verdict verdict, String words, String figures, boolean lasting) {
	}

	/// @param before `null` if nobody asked before
	/// @param silent whether a probe was without an answer for long, whatever came of asking just now
	static Comparison of(Occasion occasion, @Nullable Echoes before, List<Echo> now, Predicate<Probe> silent) {
		var all = new ArrayList<Compared>();
		for (int i = 0; i < now.size(); i++) {
			var probe = occasion.probes().get(i);
			var then = Optional.ofNullable(before).flatMap((echoes) -> echoes.of(probe)).orElse(null);
			all.add(compared(then, now.get(i), occasion.event(), silent.test(probe)));
		}
		return new Comparison(List.copyOf(all));
	}

	private static Compared compared(@Nullable Echo before, Echo now, String event, boolean silent) {
		var name = now.probe();
		if (before == null) {
			return unclear(now, "%s was not asked before %s, so it proves nothing".formatted(name, event), true);
		}
		return switch (before.verdict()) {
			case PASS -> known(before, now, event, silent);
			case FAIL -> unclear(now,
					((now.verdict() == Verdict.PASS) ? "%s answers, and did not before %s, which proves nothing"
							: "%s did not answer before %s either, so its silence proves nothing")
						.formatted(name, event),
					true);
			case INCONCLUSIVE ->
				unclear(now, "%s could not be asked before %s, so it proves nothing".formatted(name, event), true);
		};
	}

	private static Compared known(Echo before, Echo now, String event, boolean silent) {
		return switch (now.verdict()) {
			case PASS -> new Compared(now, Verdict.PASS, now.probe() + " answers as before",
					": %s, %s before".formatted(now.spoken(), before.spoken()), false);
			case FAIL -> new Compared(now, Verdict.FAIL,
					"%s answered before %s and does not any more: %s".formatted(now.probe(), event, now.steady()), "",
					false);
			case INCONCLUSIVE -> unasked(now, event, silent);
		};
	}

	private static Compared unasked(Echo now, String event, boolean silent) {
		return silent
				? new Compared(now, Verdict.FAIL,
						"%s answered before %s and has not for a while: %s".formatted(now.probe(), event, now.steady()),
						"", false)
				: unclear(now, "%s could not be asked, which proves nothing: %s".formatted(now.probe(), now.steady()),
						false);
	}

	private static Compared unclear(Echo now, String words, boolean lasting) {
		return new Compared(now, Verdict.INCONCLUSIVE, words, "", lasting);
	}

	boolean any(Verdict verdict) {
		return this.all.stream().anyMatch((one) -> one.verdict() == verdict);
	}

	/// Whether what proves nothing will not prove anything later.
	boolean lasting() {
		return this.all.stream().allMatch((one) -> one.verdict() != Verdict.INCONCLUSIVE || one.lasting());
	}

	String words() {
		return this.all.stream().map(Compared::words).collect(Collectors.joining("; "));
	}

	String words(Verdict verdict) {
		return this.all.stream()
			.filter((one) -> one.verdict() == verdict)
			.map(Compared::words)
			.collect(Collectors.joining("; "));
	}

	/// With how long it took, for what is said only once.
	String figures() {
		return this.all.stream().map((one) -> one.words() + one.figures()).collect(Collectors.joining("; "));
	}

	Evidence evidence(String subject, Instant at) {
		return new Evidence(this.all.stream()
			.map((one) -> new Reading("probe " + one.now().probe(), subject,
					"%s: %s".formatted(one.verdict(), one.now().words()), at))
			.toList(), List.of());
	}

}
