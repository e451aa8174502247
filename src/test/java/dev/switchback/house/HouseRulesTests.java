package dev.switchback.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HouseRulesTests {

	private static final String ROOT = "dev.switchback";

	private static final Path SOURCES = Path.of("src/main/java");

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@Test
	void arrowsPointWhereTheyMay() {
		assertThat(Arrows.violations(HOUSE, ROOT)).isEmpty();
	}

	@Test
	void noPackageGoesRoundInACircle() {
		SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
	}

	@Test
	void theArrowsThemselvesGoRoundInNoCircle() {
		List<String> left = new ArrayList<>(Arrows.ALLOWED.keySet());
		while (left.removeIf((room) -> Arrows.ALLOWED.get(room).stream().noneMatch(left::contains))) {
			// Rooms that need none of those left can be built next.
		}
		assertThat(left).isEmpty();
	}

	@Test
	void librariesAreUsedAtTheirDoor() {
		assertThat(Edges.violations(HOUSE, ROOT)).isEmpty();
	}

	@Test
	void nobodyAsksTheClockSleepsOrKeepsStatics() {
		assertThat(Calls.violations(HOUSE)).isEmpty();
	}

	@Test
	void sourcesAreShortExplainedAndTyped() throws IOException {
		assertThat(Texts.violations(Source.below(SOURCES))).isEmpty();
	}

	@Test
	void methodsAreShortTypesDocumentedAndSwitchesExhaustive() throws IOException {
		assertThat(Parsed.violations(Source.below(SOURCES), ROOT)).isEmpty();
	}

	@Test
	void testsAreSentencesAndAreRun() {
		JavaClasses tests = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
			.importPackages(ROOT);
		assertThat(TestNames.violations(tests.that(new NotASample()))).isEmpty();
	}

}
