package dev.switchback.readiness;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.ONE;
import static dev.switchback.readiness.CircuitFixtures.P0;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.GatewayFixtures.G0;
import static dev.switchback.readiness.GatewayFixtures.LOCATION;
import static org.assertj.core.api.Assertions.assertThat;

/// The arithmetic of Microsoft's page on Resiliency Insights.
class AzureIndexTests {

	private static AzureIndex index(Edit... edits) {
		var document = Edit.healthy();
		List.of(edits).forEach((edit) -> edit.accept(document));
		return Assessor.assess(new Snapshot(document, Fixture.NOW), new Scope.Everything()).azure().getFirst();
	}

	private static void is(AzureIndex index, String least, String most) {
		assertThat(index.least()).isEqualByComparingTo(least);
		assertThat(index.most()).isEqualByComparingTo(most);
	}

	private static Edit tested(int test, int daysAgo) {
		return set(G0 + "/tests/value/%d/endTime".formatted(test),
				"'%s'".formatted(Fixture.NOW.minus(java.time.Duration.ofDays(daysAgo))));
	}

	private static Edit only() {
		return drop(G0 + "/connections/value/1");
	}

	@Test
	void everythingInOrderIsAHundred() {
		is(index(), "100", "100");
		assertThat(index().arithmetic()).isEqualTo("routes 20 × tests 4 + zones 10 + Advisor 10 = 100");
	}

	@ParameterizedTest
	@CsvSource({ "0, 30, 100", "30, 30, 100", "10, 31, 80", "60, 60, 80", "61, 10, 60", "90, 90, 60", "91, 90, 40",
			"400, 400, 40" })
	void theOlderOfTwoTestsDecidesTheFactor(int one, int other, String expected) {
		is(index(tested(0, one), tested(1, other)), expected, expected);
	}

	@ParameterizedTest
	@CsvSource({ "30, 60", "45, 50", "75, 40", "100, 30" })
	void onlyOneOfTwoTestedHalvesIt(int days, String expected) {
		is(index(tested(0, days), drop(G0 + "/tests/value/1")), expected, expected);
	}

	@Test
	void aTestThatDidNotCompleteIsNone() {
		is(index(set(G0 + "/tests/value/1/status", "'Running'")), "60", "60");
	}

	@Test
	void neverTestedIsNotDocumented() {
		is(index(set(G0 + "/tests/value", "[]")), "30", "40");
	}

	@Test
	void routesByOneLocationAreWorthFive() {
		is(index(only(), set(G0 + "/tests/value", "[]")), "22.5", "25");
		assertThat(index(only()).parts().getFirst().least()).isEqualByComparingTo("5");
	}

	@Test
	void routesByTwoCircuitsOfOneLocationAreWorthFive() {
		assertThat(index(set(C1 + LOCATION, "'Amsterdam'")).parts().getFirst().most()).isEqualByComparingTo("5");
	}

	@Test
	void routesByMetroAreWorthTen() {
		assertThat(index(only(), set(C0 + LOCATION, "'Amsterdam Metro'")).parts().getFirst())
			.satisfies((part) -> assertThat(part.least()).isEqualByComparingTo("10"))
			.satisfies((part) -> assertThat(part.most()).isEqualByComparingTo("10"));
	}

	@Test
	void aLinkThatIsDownTakesAllOfOneLocation() {
		assertThat(index(only(), set(P0 + ONE + "/summary/value/0/statePfxRcd", "'Idle'")).parts().getFirst().most())
			.isEqualByComparingTo("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'neighbor':'172.16.1.1','statePfxRcd':'0'}",
			"{'neighbor':'172.16.1.1','statePfxRcd':'3'},{'neighbor':'2001:db8::1','statePfxRcd':'Idle'}" })
	void whatALinkIsWorthThatIsUpAndNotWholeIsNotDocumented(String rows) {
		var ipv6 = set(P0 + PROPS + "/ipv6PeeringConfig",
				"{'primaryPeerAddressPrefix':'2001:db8::/126','secondaryPeerAddressPrefix':'2001:db8::4/126','state':'Enabled'}");
		var edits = rows.contains("Idle") ? List.of(only(), ipv6) : List.of(only());
		var index = index((document) -> {
			edits.forEach((edit) -> edit.accept(document));
			set(P0 + ONE + "/summary/value", "[" + rows + "]").accept(document);
		});
		assertThat(index.parts().getFirst().least()).isEqualByComparingTo("0");
		assertThat(index.parts().getFirst().most()).isEqualByComparingTo("5");
	}

	@Test
	void aLinkThatIsDownTakesNothingOfTwoLocations() {
		is(index(set(P0 + ONE + "/summary/value/0/statePfxRcd", "'Idle'")), "100", "100");
	}

	@ParameterizedTest
	@CsvSource({ "Standard, 0", "HighPerformance, 0", "UltraPerformance, 2", "ErGw1AZ, 10", "ErGw2AZ, 10",
			"ErGw3AZ, 10" })
	void eachKindIsWorthWhatItIs(String sku, String zones) {
		var index = index(set(G0 + PROPS + "/sku/name", "'" + sku + "'"));

		assertThat(index.parts().get(2).least()).isEqualByComparingTo(zones);
		is(index, new BigDecimal(zones).add(new BigDecimal("90")).toPlainString(),
				new BigDecimal(zones).add(new BigDecimal("90")).toPlainString());
	}

	@Test
	void oneZoneIsWorthEight() {
		is(index(set(G0 + "/publicAddresses/0/body/zones", "['2']")), "98", "98");
	}

	@ParameterizedTest
	@CsvSource({ "1, 98", "2, 98", "3, 100", "10, 100" })
	void aScalableGatewayIsWorthItsInstances(int units, String expected) {
		is(index(set(G0 + PROPS + "/sku/name", "'ErGwScale'"),
				set(G0 + PROPS + "/autoScaleConfiguration", "{'bounds':{'min':%d,'max':20}}".formatted(units))),
				expected, expected);
	}

	@Test
	void whatIsNotReadLiesBetweenTwoFigures() {
		is(index(drop(G0 + "/advisor")), "90", "100");
		is(index(drop(G0 + "/publicAddresses")), "90", "100");
		is(index(drop(G0 + "/tests")), "30", "100");
		assertThat(index(drop(G0 + "/advisor")).arithmetic())
			.isEqualTo("routes 20 × tests 4 + zones 10 + Advisor 0 to 10 = 90 to 100");
	}

	static Stream<List<Edit>> unknownEnds() {
		return Stream.of(List.of(set(G0 + "/connections/problem", "'forbidden'"), tested(0, 10), tested(1, 10)),
				List.of(drop("/circuits/1"), tested(1, 400)), List.of(drop("/circuits/0"), drop(G0 + "/tests/value/1")),
				List.of(push(G0 + "/connections/value",
						"{'id':'%s/connections/a-third','problem':'forbidden'}".formatted(GatewayFixtures.RG))),
				List.of(drop("/circuits/1/peerings")));
	}

	@ParameterizedTest
	@MethodSource("unknownEnds")
	void whatTestsAreWorthIsNotKnownWhereCircuitsMayEndElsewhere(List<Edit> edits) {
		assertThat(index(edits.toArray(Edit[]::new)).parts().get(1))
			.satisfies((part) -> assertThat(part.least()).isEqualByComparingTo("0.5"))
			.satisfies((part) -> assertThat(part.most()).isEqualByComparingTo("4"));
	}

	@Test
	void whatARecommendationTakesAwayIsNotDocumented() {
		is(index(set(G0 + "/advisor/value", "[{'id':'x'}]")), "90", "100");
	}

	@Test
	void whatAzureShowsStandsBesideIt() {
		assertThat(index().shown()).isNull();
		assertThat(index(set(G0 + "/resiliency", "{'overallScore':'87'}")).shown()).isEqualByComparingTo("87");
		assertThat(index(set(G0 + "/resiliency", "{'overallScore':'<b>'}")).shown()).isNull();
	}

	private static final String ADVICE = "{'id':'x','properties':{'recommendationTypeId':'%s'}}";

	/// The other parts count zones and sites already.
	@Test
	void whatAdvisorSaysOfZonesAndSitesIsNotCountedTwice() {
		var counted = ADVICE.formatted("8D61A7D4-5405-4f43-81e3-8c6239b844a6") + ","
				+ ADVICE.formatted("c9af1ef6-55bc-48af-bfe4-2c80490159f8");
		is(index(set(G0 + "/advisor/value", "[" + counted + "]")), "100", "100");
		is(index(set(G0 + "/advisor/value", "[" + counted + "," + ADVICE.formatted("other") + "]")), "90", "100");
	}

	private static final String THIRD = "{'id':'%s/expressRouteCircuits/a-third','readAt':'2026-03-02T08:55:00Z','body':{'properties':{'serviceProviderProperties':{'peeringLocation':'%s'}}},'peerings':%s}";

	/// A third circuit, beside the first and as it is.
	static Edit third(String location) {
		return (document) -> {
			var peerings = document.at("/circuits/0/peerings").toString().replace("contoso-ams", "a-third");
			Edit.push("/circuits", THIRD.formatted(GatewayFixtures.RG, location, peerings)).accept(document);
			var linked = document.at(G0 + "/connections/value/0").toString().replace("contoso-ams", "a-third");
			Edit.push(G0 + "/connections/value", linked).accept(document);
		};
	}

	@Test
	void ofTwoCircuitsInOneLocationNeitherIsTakenForBoth() {
		var down = set(P0 + ONE + "/summary/value/0/statePfxRcd", "'Idle'");
		var whole = third("Amsterdam");
		assertThat(index(only(), whole).parts().getFirst().least()).isEqualByComparingTo("5");
		assertThat(index(only(), whole, down).parts().getFirst())
			.satisfies((part) -> assertThat(part.least()).isEqualByComparingTo("0"))
			.satisfies((part) -> assertThat(part.most()).isEqualByComparingTo("5"));
		assertThat(index(only(), down, whole).parts().getFirst().most()).isEqualByComparingTo("0");
	}

	@Test
	void whichTwoOfThreeLocationsCountIsNotDocumented() {
		is(index(third("Paris")), "60", "100");
	}

	@Test
	void aLocationThatBringsNothingIsNone() {
		var silent = List.of("/circuits/1/peerings/0/links/primary/routes/value",
				"/circuits/1/peerings/0/links/secondary/routes/value");
		var index = index((document) -> silent.forEach((table) -> set(table, "[]").accept(document)));
		assertThat(index.parts().getFirst().most()).isEqualByComparingTo("5");
		assertThat(index.parts().get(1).sentence()).startsWith("the only location is tested");
	}

	@Test
	void aCircuitThatIsStillConnectingMayBringNothing() {
		assertThat(index(set(G0 + "/connections/value/1" + PROPS + "/connectionStatus", "'Connecting'")).parts()
			.getFirst()).satisfies((part) -> assertThat(part.least()).isEqualByComparingTo("0"))
			.satisfies((part) -> assertThat(part.most()).isEqualByComparingTo("20"));
	}

	@Test
	void aPortInTheCityOfAnotherCircuitMayBeInItsHouse() {
		assertThat(index(GatewayFixtures.onPort("/circuits/1"),
				set("/ports/0" + PROPS + "/peeringLocation", "'Equinix-Amsterdam-AM5'"))
			.parts()
			.getFirst()).satisfies((part) -> assertThat(part.least()).isEqualByComparingTo("0"))
			.satisfies((part) -> assertThat(part.most()).isEqualByComparingTo("20"));
	}

}
