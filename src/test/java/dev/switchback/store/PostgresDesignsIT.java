package dev.switchback.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.Designs;
import dev.switchback.inventory.PairDesign;
import dev.switchback.inventory.Workload;
import dev.switchback.operation.Feed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.switchback.store.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresDesignsIT {

	private static final PairDesign DESIGN = new PairDesign(after(60), PairDesign.Fibre.DIVERSE,
			new PairDesign.OfCircuit(after(90), "Haarlem",
					new PairDesign.Edges(new PairDesign.Edge("r1", null, "room 1", null), null), true, null,
					Duration.ofSeconds(180), null, null, null, null, false, null,
					new PairDesign.Nat(PairDesign.NatOption.COMMON_POOL, false, null, null),
					new PairDesign.Trials(new PairDesign.Trial(after(-3), true, null, Duration.ofMillis(7)), null)),
			null);

	private static final Workload ERP = new Workload(null, List.of("westeurope"), List.of(), List.of("/vm"), true,
			new Workload.Aims(Duration.ofMinutes(15), null, null));

	@Autowired
	private PostgresKept kept;

	@Autowired
	private Designs designs;

	@Autowired
	private Feed feed;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	private static <T extends Record> Attested<T> attested(String name, T what, long revision) {
		return new Attested<>(name, what, "ada", after(revision), revision);
	}

	@Test
	void whatIsDeclaredComesBackAsItWas() {
		assertThat(this.designs.declarePair(attested("contoso", DESIGN, 1))).isTrue();
		assertThat(this.designs.declareWorkload(attested("erp", ERP, 1))).isTrue();
		assertThat(this.designs.pair("contoso")).hasValue(attested("contoso", DESIGN, 1));
		assertThat(this.designs.workload("erp")).hasValue(attested("erp", ERP, 1));
		assertThat(this.designs.pairs()).containsExactly(attested("contoso", DESIGN, 1));
		assertThat(this.designs.workload("contoso")).isEmpty();
	}

	@Test
	void theLatestCountsAndIsTold() {
		var anew = new PairDesign(null, PairDesign.Fibre.SHARED, null, null);
		this.designs.declarePair(attested("contoso", DESIGN, 1));
		assertThat(this.designs.declarePair(attested("contoso", anew, 2))).isTrue();
		assertThat(this.designs.pair("contoso")).hasValue(attested("contoso", anew, 2));
		assertThat(this.designs.declarePair(attested("contoso", DESIGN, 2))).isFalse();
		assertThat(this.designs.declarePair(attested("contoso", DESIGN, 4))).as("one would be missing").isFalse();
		assertThat(this.feed.read(new Feed.Wanted(Set.of("DECLARED"), null, null, "contoso"), null, 9).items())
			.extracting(Feed.Item::sentence)
			.containsExactly("ada declared how the pair contoso is built (revision 1).",
					"ada declared how the pair contoso is built (revision 2).");
	}

	@Test
	void ofManyWhoDeclareTheSameExactlyOneSucceeds() {
		this.designs.declareWorkload(attested("erp", ERP, 1));
		assertThat(Together
			.<Boolean>call(20, (_) -> this.designs.declareWorkload(new Attested<>("erp", ERP, "ada", after(2), 2)))
			.stream()
			.filter(Boolean::booleanValue)).hasSize(1);
	}

}
