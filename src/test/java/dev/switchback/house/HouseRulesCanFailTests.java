package dev.switchback.house;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HouseRulesCanFailTests {

	private static final String SAMPLES = "dev.switchback.house.samples";

	private static final String OWN = """
			package dev.switchback;
			/// Ours.
			public sealed interface Shape {
				record Round() implements Shape { }
				record Square() implements Shape { }
				enum Colour { RED, GREEN }
			""";

	private static final JavaClasses WRONG = new ClassFileImporter().importPackages(SAMPLES);

	@ParameterizedTest
	@ValueSource(strings = { "playbook.LooksUp", "attic.Stranger" })
	void anArrowThatMustNotBeIsFound(String sinner) {
		assertThat(Arrows.violations(WRONG, SAMPLES)).anyMatch((violation) -> violation.contains(sinner));
	}

	@Test
	void aCircleIsFound() {
		assertThat(SlicesRuleDefinition.slices()
			.matching(SAMPLES + ".(**)")
			.should()
			.beFreeOfCycles()
			.evaluate(WRONG)
			.getFailureReport()
			.getDetails()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "api.AsksTheDatabase, the database", "api.CallsOut, an HTTP client",
			"catalog.SpeaksAzure, Azure's SDK", "playbook.LikesSpring, A pure room" })
	void aLibraryInTheWrongRoomIsFound(String sinner, String rule) {
		assertThat(Edges.violations(WRONG, SAMPLES))
			.anyMatch((violation) -> violation.contains(sinner) && violation.contains(rule));
	}

	@Test
	void whatIsUsedAtItsDoorIsNotFound() {
		assertThat(Edges.violations(WRONG, SAMPLES)).noneMatch((violation) -> violation.contains("an HTTP server"));
	}

	@Test
	void forbiddenCallsAndFieldsAreFoundAndNothingElse() {
		JavaClasses calls = new ClassFileImporter().importPackages(SAMPLES + ".calls");
		assertThat(Calls.violations(calls)).hasSize(7)
			.anyMatch((violation) -> violation.contains("Instant.now"))
			.anyMatch((violation) -> violation.contains("currentTimeMillis"))
			.anyMatch((violation) -> violation.contains("nanoTime"))
			.anyMatch((violation) -> violation.contains("Thread.sleep"))
			.anyMatch((violation) -> violation.contains("Random.<init>"))
			.anyMatch((violation) -> violation.contains("count is static"))
			.anyMatch((violation) -> violation.contains("injected is injected"));
	}

	@Test
	void testsOfABadNameAreFound() {
		JavaClasses names = new ClassFileImporter().importPackages(SAMPLES + ".names");
		assertThat(TestNames.violations(names)).hasSize(4)
			.anyMatch((violation) -> violation.contains("testSomething"))
			.anyMatch((violation) -> violation.contains("shouldWork"))
			.anyMatch((violation) -> violation.contains("Inside.test()"))
			.anyMatch((violation) -> violation.contains("BadlyNamed holds tests"));
	}

	@Test
	void aLongFileIsFound() {
		assertThat(Texts.violations(withPackage("class A {\n" + "\n".repeat(298) + "}\n"))).isEmpty();
		assertThat(Texts.violations(withPackage("class A {\n" + "\n".repeat(299) + "}\n")))
			.containsExactly("a/A.java has 301 lines; the longest may have 300");
	}

	@Test
	void aNoteWithoutAnIssueIsFound() {
		assertThat(Texts.violations(withPackage("class A { } // TODO (#12) later"))).isEmpty();
		assertThat(Texts.violations(withPackage("class A { } // TODO later"))).hasSize(1);
		assertThat(Texts.violations(withPackage("class A { } // FIXME"))).hasSize(1);
	}

	@Test
	void aMapOfAnythingIsFound() {
		assertThat(Texts.violations(withPackage("class A { Map<String, Object> context; }"))).hasSize(1);
		assertThat(Texts.violations(withPackage("class A { Map<String, String> names; }"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "package a;", "@NullMarked\npackage a;", "/// Says something.\npackage a;",
			"/// No sentence\n@NullMarked\npackage a;" })
	void aPackageWithoutAWordIsFound(String text) {
		assertThat(Texts.violations(List.of(new Source("a/package-info.java", text))))
			.containsExactly("a needs a package-info.java with a sentence and @NullMarked");
		assertThat(Texts.violations(List.of(new Source("a/A.java", "class A { }")))).hasSize(1);
	}

	@Test
	void aLongMethodIsFound() {
		assertThat(parsed("package dev.switchback; class A { void a() {\n" + "\n".repeat(40) + "} }")).isEmpty();
		assertThat(parsed("package dev.switchback; class A { void a() {\n" + "\n".repeat(41) + "} }"))
			.containsExactly("A.java: a has 41 lines; the longest method may have 40");
	}

	@Test
	void aSilentPublicTypeIsFound() {
		assertThat(parsed("package dev.switchback; public class A { }"))
			.containsExactly("A.java: A is public and says nothing about itself");
		assertThat(parsed("package dev.switchback;\n/// Says it.\npublic class A { }")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "static int of(Shape s) { return switch (s) { case Round _ -> 1; default -> 2; }; } }",
			"static int of(Colour c) { return switch (c) { case RED -> 1; default -> 2; }; } }",
			"static void of(Colour c) { switch (c) { case RED: break; default: } } }",
			"static void of(Shape s) { switch (s) { case Round _ -> { } case null, default -> { } } } }" })
	void aDefaultOverATypeOfOursIsFound(String method) {
		assertThat(parsed(OWN + method)).singleElement().asString().contains("hides the case");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "static int of(Shape s) { return switch (s) { case Round _ -> 1; case Square _ -> 2; }; } }",
					"static int of(String s) { return switch (s) { case \"a\" -> 1; default -> 2; }; } }",
					"static int of(Thread.State s) { return switch (s) { case NEW -> 1; default -> 2; }; } }" })
	void aDefaultOverSomebodyElsesTypeIsNot(String method) {
		assertThat(parsed(OWN + method)).isEmpty();
	}

	private static List<Source> withPackage(String text) {
		return List.of(new Source("a/package-info.java", "/// A package.\n@NullMarked\npackage a;"),
				new Source("a/A.java", text));
	}

	private static List<String> parsed(String text) {
		String name = text.contains("Shape") ? "Shape.java" : "A.java";
		return Parsed.violations(List.of(new Source(name, text)), "dev.switchback");
	}

}
