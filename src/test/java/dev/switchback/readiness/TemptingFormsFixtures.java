package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static dev.switchback.readiness.PairFixtures.weight;
import static dev.switchback.readiness.rule.Judgement.FAIL;

/// Estates in which two things have one name, or something is written in another form than it should be.
final class TemptingFormsFixtures {

	private TemptingFormsFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream.of(preference()).flatMap(List::stream);
	}

	private static List<Fixture> preference() {
		return of("ER-08", "contoso")
			.tempting(FAIL, "two gateways of one name prefer different circuits", weight(0, 0, 10), weight(1, 1, 10),
					set("/gateways/1/id",
							"'%s/virtualNetworkGateways/contoso-gw'".formatted(RG.replace("network-rg", "dr-rg"))))
			.all();
	}

}
