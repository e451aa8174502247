package dev.switchback.api;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.inventory.Attested;
import dev.switchback.inventory.PairDesign;
import org.jspecify.annotations.Nullable;

/// How a pair is built, as somebody declared it. What is not declared is left out.
@JsonInclude(JsonInclude.Include.NON_NULL)
record PairDesignView(String circuitPair, @Nullable Instant until, PairDesign.@Nullable Fibre fibre,
		PairDesign.@Nullable OfCircuit primary, PairDesign.@Nullable OfCircuit secondary, String declaredBy,
		Instant declaredAt, long revision) {

	static PairDesignView of(Attested<PairDesign> declared) {
		var design = declared.what();
		return new PairDesignView(declared.name(), design.until(), design.fibre(), design.primary(), design.secondary(),
				declared.by(), declared.at(), declared.revision());
	}

}
