package dev.switchback.azure.siterecovery;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Fetched;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Machines that are read at the same time.
class VaultReadsTests {

	private final Fleet fleet = Fleet.of(12);

	private final List<Fetched<ItemSeen>> seen = new ArrayList<>();

	/// While one is being read, the next one is asked for.
	private void read(int from, int until) {
		if (from <= until) {
			var ref = this.fleet.ref(from);
			this.fleet.meanwhile = () -> {
				this.fleet.meanwhile = () -> {
				};
				read(from + 1, until);
			};
			this.seen.add(this.fleet.reads.vault().item(ref, this.fleet.deadline()));
		}
	}

	@Test
	void aFewAreReadOneByOne() {
		read(1, 8);
		assertThat(this.seen).hasSize(8).allMatch(Fetched.Value.class::isInstance);
		assertThat(this.fleet.called("/replicationProtectedItems")).isZero();
		assertThat(this.fleet.calls).hasSize(8);
	}

	@Test
	void whatIsAskedForWhileManyAreReadComesOfAList() {
		read(1, 9);
		assertThat(this.seen).hasSize(9).allMatch(Fetched.Value.class::isInstance);
		assertThat(this.fleet.called("/replicationProtectedItems")).isEqualTo(1);
		assertThat(this.fleet.called("/app-09")).isZero();
		assertThat(this.seen.getFirst()).as("the last that was asked for is the first that was answered")
			.isInstanceOfSatisfying(Fetched.Value.class,
					(value) -> assertThat(((ItemSeen) value.value()).vm()).isEqualTo("app-09"));
	}

	@Test
	void onceTheyAreReadTheNextIsReadByItselfAgain() {
		read(1, 9);
		this.fleet.calls.clear();
		read(10, 10);
		assertThat(this.fleet.calls).singleElement().asString().endsWith("/app-10");
	}

}
