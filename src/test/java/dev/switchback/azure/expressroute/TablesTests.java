package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.Fetched.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TablesTests {

	@Test
	void aFourByteAsnDoesNotEmptyTheSummary() {
		var rows = Tables.summary(Samples.json("""
				{'value':[{'neighbor':'172.16.1.1','v':4,'as':4200000000,'upDown':'8w4d','statePfxRcd':'4'},
				{'neighbor':'172.16.1.5','v':4,'as':4294967295,'upDown':'never','statePfxRcd':'Idle'}]}"""));

		assertThat(rows).containsExactly(new Session.Row("172.16.1.1", "4"), new Session.Row("172.16.1.5", "Idle"));
	}

	@Test
	void readsRoutes() {
		var rows = Tables.routes(Samples
			.json("""
					{'value':[{'network':'10.1.0.0/16','nextHop':'172.16.1.1','locPrf':'','weight':0,'path':'4200000000 65001'},
					{'network':'0.0.0.0','nextHop':'','path':''}]}"""));

		assertThat(rows).containsExactly(
				new Route(Prefix.parse("10.1.0.0/16"), "172.16.1.1", AsPath.parse("4200000000 65001")),
				new Route(Prefix.parse("0.0.0.0/0"), "", AsPath.parse("")));
	}

	@Test
	void readsWhatAGatewayLearnedFromMicrosoftsEdgeOnly() {
		var rows = Tables.learned(Samples
			.json("""
					{'value':[{'localAddress':'a','network':'10.1.0.0/16','nextHop':'10.9.0.4','sourcePeer':'10.9.0.4','origin':'EBgp','asPath':'12076-65010','weight':32769},
					{'localAddress':'a','network':'10.9.0.0/16','sourcePeer':'10.9.0.12','origin':'Network','asPath':'','weight':32768},
					{'localAddress':'a','network':'10.8.0.0/16','sourcePeer':'10.9.0.13','origin':'IBgp','asPath':'65010','weight':1}]}"""));

		assertThat(rows)
			.containsExactly(new LearnedRoute(Prefix.parse("10.1.0.0/16"), "10.9.0.4", AsPath.parse("12076 65010")));
	}

	@Test
	void aTableWithoutRowsIsATable() {
		assertThat(Tables.routes(Samples.json("{'value':[]}"))).isEmpty();
		assertThat(Tables.summary(Samples.json("{'value':[]}"))).isEmpty();
		assertThat(Tables.learned(Samples.json("{'value':[]}"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'value':null}", "{'value':{}}", "{'value':'none'}", "{'value':[{}]}",
			"{'value':[{'network':'nonsense','nextHop':'x'}]}", "{'value':[{'network':5}]}", "{'value':['x']}",
			"{'error':{'code':'x'}}" })
	void whatIsNoTableIsNotAnEmptyTable(String text) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Tables.routes(Samples.json(text)));
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Tables.summary(Samples.json(text)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'value':null}", "{'value':{}}", "{'value':'none'}",
			"{'value':[{'network':'x','sourcePeer':'y','asPath':'12076'}]}", "{'value':[{'weight':'heavy'}]}" })
	void whatIsNoGatewayTableIsNotAnEmptyOne(String text) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Tables.learned(Samples.json(text)));
	}

}
