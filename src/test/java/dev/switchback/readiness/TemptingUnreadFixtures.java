package dev.switchback.readiness;

import java.util.stream.Stream;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.P0;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.DeclaredFixtures.S0;
import static dev.switchback.readiness.DeclaredFixtures.WORKLOAD;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.GatewayFixtures.G0;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// Estates of which something could not be read, so that a rule has nothing to be asked about, or too little.
final class TemptingUnreadFixtures {

	private static final String AMS = "contoso-ams";

	private static final String FORBIDDEN = "{'problem':'forbidden'}";

	private static final String DETAILS = "/body/properties/providerSpecificDetails";

	private TemptingUnreadFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream.of(peerings(), gone(), lists(), idle(), trials(), declared(), machines())
			.flatMap((fixtures) -> fixtures);
	}

	private static Fixture unknown(String rule, String subject, String name, Edit... edits) {
		return of(rule, subject).tempting(UNKNOWN, name, edits).all().getFirst();
	}

	private static Stream<Fixture> peerings() {
		return Stream.of("ER-05", "ER-06", "ER-07", "ER-19", "ER-21", "ER-22", "ER-29", "ER-30", "SB-01", "SB-03")
			.map((rule) -> unknown(rule, AMS, "its peerings could not be read", set(C0 + "/peerings", FORBIDDEN)));
	}

	private static Stream<Fixture> gone() {
		return Stream.of("ER-03", "ER-06", "ER-08", "ER-12", "ER-13", "ER-28", "SB-04")
			.map((rule) -> unknown(rule, "contoso", "a circuit of the pair is gone", drop(C1)));
	}

	private static Stream<Fixture> lists() {
		return Stream.concat(
				Stream.of("ER-02", "ER-12", "SB-04")
					.map((rule) -> unknown(rule, "the estate", "what pairs are declared could not be read",
							set("/declarations/pairs", FORBIDDEN))),
				Stream.of(unknown("ER-31", "the estate", "the ports could not be read", set("/ports", FORBIDDEN)),
						unknown("ER-12", "contoso-gw", "nobody declared a pair, and where a circuit ends is not known",
								drop("/declarations/pairs/0"), set(C1 + "/body", FORBIDDEN)),
						unknown("ER-17", "the estate", "what workloads there are could not be read",
								set("/declarations/workloads", FORBIDDEN)),
						unknown("ER-01", "contoso-gw", "one connection could not be read",
								set(G0 + "/connections/value/1", FORBIDDEN)),
						unknown("ER-36", "contoso-gw", "one home, and a connection could not be read",
								set(G0 + PROPS + "/resiliencyModel", "'SingleHomed'"),
								set(G0 + "/connections/value/1", FORBIDDEN))));
	}

	private static Stream<Fixture> idle() {
		return Stream.of(unknown("SB-01", "contoso-ams/AzurePrivatePeering", "the links were never counted",
				drop(P0 + "/stats"), drop(C0 + "/metrics")));
	}

	private static Stream<Fixture> trials() {
		var drills = set("/drills", FORBIDDEN);
		return Stream.of(unknown("ER-09", AMS, "our drills could not be read", drills),
				unknown("ER-09", AMS, "a drill passed, and Azure's tests could not be read",
						set("/gateways/0/tests", FORBIDDEN)),
				unknown("SB-02", "contoso-ams/primary", "people saw it carry, and Azure's tests could not be read",
						set(C0 + "/linkTests", FORBIDDEN)),
				unknown("ER-11", AMS, "near by declaration, and what probes measured could not be read", drills),
				unknown("ER-14", AMS, "BFD by declaration, and what was measured could not be read", drills));
	}

	private static Stream<Fixture> declared() {
		var circuits = set("/declarations/circuits", FORBIDDEN);
		return Stream.of(unknown("ER-25", AMS, "what maintenance is declared could not be read", circuits),
				unknown("ER-20", AMS, "whether it has a Microsoft peering could not be read",
						set(C0 + "/peerings", FORBIDDEN)),
				unknown("SB-03", AMS, "one declaration of two could not be read",
						(document) -> Edit
							.push("/declarations/circuits",
									"{'circuit':'%s','problem':'forbidden'}"
										.formatted(document.at(S0 + "/circuit").asString()))
							.accept(document)));
	}

	private static Stream<Fixture> machines() {
		var other = set("/vaults/0/items/2/body", FORBIDDEN);
		var workload = set(WORKLOAD, FORBIDDEN);
		return Stream
			.concat(Stream.of("VM-01", "VM-09", "VM-13", "VM-15")
				.map((rule) -> unknown(rule, "dr-vault", "its machines could not be read",
						set("/vaults/0/items", FORBIDDEN))),
					Stream.of(unknown("VM-13", "db-01", "whether another one is in its group is not known", other),
							unknown("VM-14", "db-01", "whether its plan lacks another one is not known",
									drop("/vaults/0/items/0" + DETAILS + "/multiVmGroupCreateOption")),
							unknown("VM-10", "app-01", "where another one goes is not known", other),
							unknown("VM-03", "app-01", "how little may be lost could not be read", workload),
							unknown("VM-05", "app-01", "how often it is to be drilled could not be read", workload),
							unknown("VM-15", "db-01", "how long it may be away could not be read", workload)))
			.map((fixture) -> fixture.in(MachineFixtures.machines()));
	}

}
