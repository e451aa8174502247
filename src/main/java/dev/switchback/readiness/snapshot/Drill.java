package dev.switchback.readiness.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;

/// A trial that was made of a circuit or of one of its links.
///
/// @param place it has `circuit`, `link` if it was of one, `cause` (`ADMINISTRATIVE` or `SILENT_FAILURE`), `at`, `verdict`, and
/// what was measured: `convergence`, `detection`, `latency`, and `over` the circuit that carried meanwhile
public record Drill(Place place) {

	/// Of the circuit's id, in lower case.
	public String circuit() {
		return this.place.at("circuit").label().toLowerCase(Locale.ROOT);
	}

	/// `PRIMARY`, `SECONDARY`; empty for the whole circuit, and something else where it is not clear what was tried out.
	public String link() {
		var link = this.place.at("link");
		return (link.there() && !link.node().isString()) ? "?" : link.label().toUpperCase(Locale.ROOT);
	}

	/// Whether it is clear what was tried out.
	public boolean clear() {
		return link().isEmpty() || Stream.of(Link.values()).anyMatch((one) -> one.name().equals(link()));
	}

	public boolean passed() {
		return this.place.at("verdict").says("PASS");
	}

	public Optional<Instant> at() {
		return this.place.at("at").moment();
	}

	/// How long it took until everything arrived over the other circuit.
	public Optional<Duration> convergence() {
		return this.place.at("convergence").duration();
	}

	/// Whether something failed without saying so. Only then does it show how a failure is noticed: an administrative
	/// disable ends the session, and nobody has to notice anything.
	public boolean silent() {
		return this.place.at("cause").says("SILENT_FAILURE");
	}

	/// How long it took until the failure was noticed.
	public Optional<Duration> detection() {
		return this.place.at("detection").duration();
	}

	/// How long probes over it took to answer.
	public Optional<Duration> latency() {
		return this.place.at("latency").duration();
	}

	/// Of the id of the circuit that carried meanwhile, in lower case; empty if nothing was measured over it.
	String over() {
		return this.place.at("over", "circuit").text().orElse("").toLowerCase(Locale.ROOT);
	}

	/// How long probes took to answer over the circuit that carried meanwhile: the slowest of them.
	public Optional<Duration> latencyOver() {
		return this.place.at("over", "latency").duration();
	}

}
