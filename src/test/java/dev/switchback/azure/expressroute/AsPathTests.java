package dev.switchback.azure.expressroute;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AsPathTests {

	@Test
	void readsEverySpelling() {
		assertThat(AsPath.parse("65010 65010 64512").hops()).isEqualTo(List.of(65010L, 65010L, 64512L));
		assertThat(AsPath.parse("12076-65010").hops()).isEqualTo(List.of(12076L, 65010L));
		assertThat(AsPath.parse("4200000000 i").hops()).isEqualTo(List.of(4200000000L));
		assertThat(AsPath.parse("64086.59904").hops()).isEqualTo(List.of(4200000000L));
		assertThat(AsPath.parse("65010 {65011,65012} ?").hops()).isEqualTo(List.of(65010L, 65011L, 65012L));
		assertThat(AsPath.parse("").hops()).isEmpty();
	}

	@Test
	void beginsWithTheNearest() {
		assertThat(AsPath.parse("65010 65515").beginsWith(65010)).isTrue();
		assertThat(AsPath.parse("65515 65010").beginsWith(65010)).isFalse();
		assertThat(AsPath.parse("").beginsWith(65010)).isFalse();
	}

	@Test
	void eightOfMicrosoftsNumbersMeanMaintenance() {
		assertThat(AsPath.parse("12076 ".repeat(8) + "65010").inMaintenance()).isTrue();
		assertThat(AsPath.parse("12076 ".repeat(7) + "65010").inMaintenance()).isFalse();
	}

}
