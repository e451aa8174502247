package dev.switchback.azure.expressroute;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CoverageTests {

	private static Coverage of(List<String> required, List<String> arriving) {
		return Coverage.of(required.stream().map(Prefix::parse).toList(),
				arriving.stream().map(Prefix::parse).toList());
	}

	@Test
	void onlyTheVerySamePrefixCounts() {
		var coverage = of(List.of("10.1.0.0/16", "10.2.0.0/16"), List.of("10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"));

		assertThat(coverage.whole()).isTrue();
		assertThat(coverage.words()).isEqualTo("2 of 2 prefixes");
	}

	@Test
	void aSummaryProvesNothing() {
		var coverage = of(List.of("10.1.0.0/16"), List.of("10.0.0.0/8"));

		assertThat(coverage.whole()).isFalse();
		assertThat(coverage.missing()).isEmpty();
		assertThat(coverage.words()).isEqualTo("0 of 1 prefix (only a summary of 10.1.0.0/16)");
	}

	@Test
	void aDefaultRouteProvesNothing() {
		assertThat(of(List.of("10.1.0.0/16"), List.of("0.0.0.0/0")).words())
			.isEqualTo("0 of 1 prefix (only a default route for 10.1.0.0/16)");
		assertThat(of(List.of("10.1.0.0/16"), List.of("::/0")).missing()).hasSize(1);
	}

	@Test
	void morePreciseRoutesDoNotCoverALargerOne() {
		assertThat(of(List.of("10.0.0.0/15"), List.of("10.0.0.0/16", "10.1.0.0/16")).missing()).hasSize(1);
	}

	@Test
	void aDefaultRouteThatIsRequiredHasToArrive() {
		assertThat(of(List.of("0.0.0.0/0"), List.of("0.0.0.0/0")).whole()).isTrue();
		assertThat(of(List.of("0.0.0.0/0"), List.of("10.0.0.0/8")).missing()).hasSize(1);
	}

	@Test
	void longListsAreCut() {
		var many = java.util.stream.IntStream.range(0, 200).mapToObj("10.0.%d.0/24"::formatted).toList();

		assertThat(of(many, List.of()).words()).endsWith("10.0.4.0/24 and 195 more)");
	}

}
