package dev.switchback.playbook;

import java.util.List;

import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManualCardTests {

	@Test
	void beginsWithWhatIsPutBeforeEverythingElse() {
		var facts = new Section("As it was", Kind.FACTS, List.of("Both circuits carried."));
		var commands = new Section("Bring it back", Kind.COMMANDS, List.of("az network …"));
		var caution = new Section("First of all", Kind.CAUTION, List.of("Look whether it is back already."));
		assertThat(new ManualCard("contoso", List.of(facts, commands)).beginning(caution))
			.isEqualTo(new ManualCard("contoso", List.of(caution, facts, commands)));
	}

}
