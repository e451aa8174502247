package dev.switchback.azure.siterecovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VmRuleTests {

	/// The table that people read says what the rules say.
	@Test
	void theDocumentedRulesAreTheRules() throws IOException {
		var rows = Files.readAllLines(Path.of("docs/machines.md"))
			.stream()
			.filter((line) -> line.matches("\\| `[a-z-]+` \\| `[A-Z_]+` \\|.*"))
			.toList();
		assertThat(rows).containsExactlyElementsOf(Arrays.stream(VmRule.values())
			.map((rule) -> "| `%s` | `%s` | %s |".formatted(rule.code(), rule.force(), rule.meaning()))
			.toList());
	}

}
