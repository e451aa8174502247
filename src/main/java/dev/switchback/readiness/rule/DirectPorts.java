package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// A port of the customer's own has two links, of which one must be able to carry everything.
final class DirectPorts implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-31",
				"Both links of an ExpressRoute Direct port are enabled, it is not over-subscribed, and its circuits are limited to their rates.",
				Basis.READ, Severity.HIGH, "Enable both links, and sell no more bandwidth than one link has.",
				Source.PORTS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.ports()
			.map((port) -> judge(snapshot, port))
			.and(snapshot.elsewhere()
				.map((circuit) -> new Sheet(guideline(), subject(circuit.port().text().orElse(""))).seen(circuit.port())
					.unknown("the port of %s is not in the inventory".formatted(circuit.name()))));
	}

	private static Subject subject(String id) {
		return new Subject(Subject.Kind.PORT, id, ArmId.tail(id));
	}

	private Finding judge(Snapshot snapshot, Place port) {
		var id = port.at("id").label();
		var properties = port.at("body", "properties");
		var provisioned = properties.at("provisionedBandwidthInGbps");
		var bandwidth = properties.at("bandwidthInGbps");
		var sheet = new Sheet(guideline(), subject(id));
		var links = properties.at("links").each().stream().map((link) -> link.at("properties", "adminState")).toList();
		sheet.seen(links).seen(provisioned, bandwidth);
		var disabled = links.stream().filter((state) -> state.says("Disabled")).toList();
		if (!disabled.isEmpty()) {
			return sheet.because(disabled).fail("a link of the port is disabled");
		}
		if (provisioned.number().isPresent() && bandwidth.number().isPresent()
				&& provisioned.number().get().compareTo(bandwidth.number().get()) > 0) {
			return sheet.lesser(Severity.MEDIUM).fail("the port is over-subscribed: one link cannot carry everything");
		}
		var circuits = snapshot.circuits()
			.stream()
			.filter((circuit) -> circuit.port().text().filter(id::equalsIgnoreCase).isPresent())
			.map((circuit) -> circuit.property("enableDirectPortRateLimit"))
			.toList();
		sheet.seen(circuits);
		var unlimited = circuits.stream().filter((limit) -> !limit.flag().orElse(true)).toList();
		if (!unlimited.isEmpty()) {
			return sheet.because(unlimited)
				.lesser(Severity.LOW)
				.fail("a circuit of the port is not limited to its rate");
		}
		var unclear = unclear(snapshot, properties, sheet);
		if (unclear.isPresent()) {
			return unclear.get();
		}
		var known = links.size() == 2 && links.stream().allMatch((state) -> state.says("Enabled"))
				&& provisioned.number().isPresent() && bandwidth.number().isPresent()
				&& circuits.stream().allMatch((limit) -> limit.flag().isPresent());
		return known ? sheet.pass("the port is in order")
				: sheet.unknown("not all is known of the port's links, bandwidth and limits");
	}

	/// What follows where circuits of the port may not be known.
	private static Optional<Finding> unclear(Snapshot snapshot, Place properties, Sheet sheet) {
		var unread = unread(snapshot, properties);
		sheet.seen(snapshot.circuits()
			.stream()
			.filter((circuit) -> mayBeOn(properties, circuit))
			.map((circuit) -> circuit.place().at("body"))
			.toList());
		var unseen = snapshot.circuits().each(Circuit::shown).unread();
		if (unread.isEmpty() && !unseen.isEmpty() && !properties.at("circuits").listed()) {
			return Optional.of(sheet.seen(properties.at("circuits"), unseen.getFirst().place())
				.unknown("it is not known which circuits the port has, nor of all circuits where they are"));
		}
		if (!unread.isEmpty()) {
			return Optional.of(sheet.seen(unread)
				.unknown(
						"it is not known whether all circuits of the port are limited to their rates: %d could not be read"
							.formatted(unread.size())));
		}
		return Optional.empty();
	}

	/// A port that does not list its circuits may have any.
	private static boolean mayBeOn(Place properties, Circuit circuit) {
		var circuits = properties.at("circuits");
		return !circuits.listed() || circuits.each()
			.stream()
			.anyMatch((one) -> one.at("id").text().filter(circuit.id()::equalsIgnoreCase).isPresent());
	}

	/// The circuits that the port says it has, and that are not known.
	private static List<Place> unread(Snapshot snapshot, Place properties) {
		return properties.at("circuits")
			.each()
			.stream()
			.map((one) -> one.at("id"))
			.filter((
					one) -> one.text().flatMap(snapshot::circuit).filter((circuit) -> circuit.port().there()).isEmpty())
			.toList();
	}

}
