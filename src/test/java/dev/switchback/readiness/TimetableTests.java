package dev.switchback.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.switchback.readiness.AssessmentSettings.Scheduled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// What is assessed without being asked for, and when.
class TimetableTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final Duration DAY = Duration.ofDays(1);

	private static final Scope CONTOSO = new Scope.OfPair("contoso");

	private final Map<Scope, Instant> last = new HashMap<>();

	private static Scheduled pair(String name, Duration every) {
		return new Scheduled(name, null, null, null, every);
	}

	private static Timetable timetable(@Nullable Duration every, double jitter, Scheduled... schedules) {
		return new Timetable(new AssessmentSettings(every, List.of(schedules), jitter, Duration.ZERO,
				Duration.ofMinutes(1), DAY, List.of()));
	}

	private List<Scope> due(Timetable timetable, Instant now) {
		return timetable.due(now, (scope) -> Optional.ofNullable(this.last.get(scope)));
	}

	@Test
	void whatNeverWasIsDueAtOnceAndThenAfterItsTime() {
		var timetable = timetable(Duration.ofDays(7), 0, pair("contoso", DAY),
				new Scheduled(null, "/g", null, null, DAY), new Scheduled(null, null, "/v", null, DAY),
				new Scheduled(null, null, null, "/i", DAY));
		assertThat(due(timetable, NOW)).containsExactly(new Scope.Everything(), CONTOSO, new Scope.OfGateway("/g"),
				new Scope.OfVault("/v"), new Scope.OfMachine("/i"));
		due(timetable, NOW).forEach((scope) -> this.last.put(scope, NOW));
		assertThat(due(timetable, NOW.plus(DAY).minusMillis(1))).isEmpty();
		assertThat(due(timetable, NOW.plus(DAY))).hasSize(4).doesNotContain(new Scope.Everything());
		assertThat(due(timetable, NOW.plus(Duration.ofDays(7)))).hasSize(5);
	}

	@Test
	void withoutASettingNothingIsDue() {
		assertThat(due(timetable(null, 0.1), NOW)).isEmpty();
	}

	@Test
	void eachComesALittleLaterAndNotAllAtOnce() {
		var pairs = List.of("a", "b", "c", "d", "e", "f", "g", "h");
		var timetable = timetable(null, 0.5, pairs.stream().map((name) -> pair(name, DAY)).toArray(Scheduled[]::new));
		pairs.forEach((name) -> this.last.put(new Scope.OfPair(name), NOW));
		assertThat(due(timetable, NOW.plus(DAY).minusMillis(1))).isEmpty();
		assertThat(due(timetable, NOW.plus(Duration.ofHours(36)))).hasSize(pairs.size());
		var moments = new HashSet<Integer>();
		for (var minute = 0; minute <= 12 * 60; minute++) {
			moments.add(due(timetable, NOW.plus(DAY).plus(Duration.ofMinutes(minute))).size());
		}
		assertThat(moments).as("they come one after the other").hasSizeGreaterThan(4);
		assertThat(due(timetable, NOW.plus(Duration.ofHours(30)))).as("whoever looks finds the same")
			.isEqualTo(due(timetable, NOW.plus(Duration.ofHours(30))));
	}

	@Test
	void whatMakesNoSenseIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Scheduled("a", "/g", null, null, DAY));
		assertThatIllegalArgumentException().isThrownBy(() -> pair("a", Duration.ofSeconds(59)));
		assertThatIllegalArgumentException().isThrownBy(() -> new Scheduled("a", null, null, null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> timetable(Duration.ofSeconds(1), 0));
		assertThatIllegalArgumentException().isThrownBy(() -> timetable(null, 1.1));
		assertThatIllegalArgumentException().isThrownBy(() -> timetable(null, Double.NaN));
	}

}
