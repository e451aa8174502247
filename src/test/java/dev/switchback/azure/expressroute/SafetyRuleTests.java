package dev.switchback.azure.expressroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SafetyRuleTests {

	/// The table that people read says what the rules say.
	@Test
	void theDocumentedRulesAreTheRules() throws IOException {
		var rows = Files.readAllLines(Path.of("docs/rules.md"))
			.stream()
			.filter((line) -> line.startsWith("| `") && !line.startsWith("| `N") && !line.startsWith("| `O")
					&& !line.startsWith("| `B") && !line.startsWith("| `A"))
			.toList();

		assertThat(rows).containsExactlyElementsOf(Arrays.stream(SafetyRule.values())
			.map((rule) -> "| `%s` | `%s` | %s |".formatted(rule.code(), rule.force(), rule.meaning()))
			.toList());
	}

	@Test
	void aRuleIsFoundByItsCode() {
		assertThat(SafetyRule.of("survivor-both-links")).contains(SafetyRule.SURVIVOR_BOTH_LINKS);
		for (var unknown : List.of("", "SURVIVOR_BOTH_LINKS", "Survivor-Both-Links", "survivor_both_links")) {
			assertThat(SafetyRule.of(unknown)).isEmpty();
		}
	}

}
