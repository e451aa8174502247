package dev.switchback.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Clients of every release are served still (`docs/contract`).
class ReleasedContractTests {

	@Test
	void whatWasReleasedIsKept() throws IOException {
		try (var released = Files.list(Path.of("docs/contract"))) {
			for (var contract : released.filter((file) -> file.toString().endsWith(".yaml")).sorted().toList()) {
				assertThat(Compatibility.breaks(Files.readString(contract), Contract.text())).as(contract.toString())
					.isEmpty();
			}
		}
	}

	@Test
	void theSameContractBreaksNothing() {
		assertThat(Compatibility.breaks(Contract.text(), Contract.text())).isEmpty();
	}

	static Stream<Arguments> takenAway() {
		return Stream.of(arguments("  /v1/claims:", "  /v1/grabs:", "get /v1/claims is gone"),
				arguments("- name: changeReference\n", "- name: change\n",
						"get /v1/operations no longer takes changeReference"),
				arguments("        '304':\n", "        '305':\n",
						"get /v1/operations/{idOrCode} no longer answers 304"),
				arguments("enum: [open, overdue]", "enum: [open]", "get /v1/obligations state no longer knows overdue"),
				arguments("[INTENDED, CONFIRMED, REFUTED, IN_DOUBT]", "[INTENDED, CONFIRMED, IN_DOUBT]",
						"MutationState no longer knows REFUTED"),
				arguments("required: [decision]", "required: [decision, comment]",
						"DecisionRequest now insists on comment"),
				arguments("required: [code, operation, since, resource]", "required: [code, operation, since]",
						"Problem.holders[] no longer always has resource"),
				arguments("        blindSince:\n", "        blind:\n", "Operation.blindSince is gone"),
				arguments("        revision:\n          type: integer\n", "        revision:\n          type: string\n",
						"Operation.revision has another type"),
				arguments("        - name: resource\n          in: query\n",
						"        - name: resource\n          required: true\n          in: query\n",
						"get /v1/claims now insists on resource"));
	}

	@ParameterizedTest
	@MethodSource("takenAway")
	void whatIsTakenAwayIsFoundOut(String was, String is, String found) {
		assertThat(Contract.text()).contains(was);
		assertThat(Compatibility.breaks(Contract.text(), Contract.text().replace(was, is))).contains(found);
	}

	@Test
	void whatIsAddedBreaksNothing() {
		var now = Contract.text()
			.replace("required: [decision]\n      properties:\n",
					"required: [decision]\n      properties:\n        onBehalfOf:\n          type: string\n")
			.replace("[INTENDED, CONFIRMED, REFUTED, IN_DOUBT]", "[INTENDED, CONFIRMED, REFUTED, IN_DOUBT, FORGOTTEN]");
		assertThat(now).isNotEqualTo(Contract.text());
		assertThat(Compatibility.breaks(Contract.text(), now)).isEmpty();
	}

}
