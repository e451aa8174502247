package dev.switchback.operation;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.NOON;
import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static org.assertj.core.api.Assertions.assertThat;

class PreviewTests {

	private static final Preview ASKED = new Preview(id(7), "PEERING_FAILOVER", 1, Purpose.DRILL, "contoso", "{}", "{}",
			"sha256:00", List.of(), Every.OUTLINE, Duration.ofSeconds(90), Every.ADA, NOON, null);

	@Test
	void takesAsLongAsWasExpectedUntilTheLooksAreDone() {
		assertThat(ASKED.expectedByNow()).isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void takesAsLongAsTheLooksFound() {
		assertThat(looked(Duration.ofMinutes(7)).expectedByNow()).isEqualTo(Duration.ofMinutes(7));
	}

	@Test
	void takesAsLongAsWasExpectedWhereTheLooksFoundNothingElse() {
		assertThat(looked(null).expectedByNow()).isEqualTo(Duration.ofSeconds(90));
	}

	private static Preview looked(@Nullable Duration expected) {
		return ASKED.with(new Preview.Result(after(3), true, "It may go ahead.", Every.EVIDENCE.rules(),
				Every.EVIDENCE.readings(), expected));
	}

}
