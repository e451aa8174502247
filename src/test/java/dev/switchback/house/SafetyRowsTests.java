package dev.switchback.house;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

import static org.assertj.core.api.Assertions.assertThat;

/// Every promise of docs/safety.md has a test that says the same, and every test that is there for a promise has its row.
class SafetyRowsTests {

	private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| `([\\w.]+)` \\|");

	private static final Set<String> FOR_PROMISES = Set.of("engine.SafetyPurposesTests", "engine.SafetyHoldTests",
			"engine.SafetyCutOffTests", "azure.expressroute.SafetyRulesTests", "azure.expressroute.SafetyPathsTests",
			"engine.SafetyMachinesTests", "azure.siterecovery.SafetyMachineRulesTests", "engine.SafetyProbesTests");

	private record Row(String promise, String type) {

		/// Whether a test says what the promise says: its name is the end of it.
		boolean saidBy(String method) {
			return plain(this.promise).endsWith(plain(method));
		}

		private static String plain(String text) {
			return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
		}

	}

	private static List<Row> rows() throws IOException {
		var rows = new ArrayList<Row>();
		for (var line : Files.readAllLines(Path.of("docs/safety.md"))) {
			var matcher = ROW.matcher(line);
			if (matcher.matches()) {
				rows.add(new Row(matcher.group(1), matcher.group(2)));
			}
		}
		return rows;
	}

	private static Stream<String> tests(String type) {
		try {
			return Stream.of(Class.forName("dev.switchback." + type).getDeclaredMethods())
				.filter(SafetyRowsTests::test)
				.map(Method::getName)
				.distinct();
		}
		catch (ClassNotFoundException ex) {
			return Stream.empty();
		}
	}

	private static boolean test(Method method) {
		return Stream.of(method.getAnnotations()).map(Annotation::annotationType).anyMatch(SafetyRowsTests::testable);
	}

	private static boolean testable(Class<? extends Annotation> annotation) {
		return annotation.isAnnotationPresent(Testable.class) || Stream.of(annotation.getAnnotations())
			.anyMatch((meta) -> meta.annotationType().isAnnotationPresent(Testable.class));
	}

	@Test
	void everyPromiseHasATestWhoseNameItIs() throws IOException {
		assertThat(rows()).hasSizeGreaterThan(100)
			.allSatisfy((row) -> assertThat(tests(row.type()).filter(row::saidBy)).as(row.toString()).hasSize(1));
	}

	@Test
	void everyTestThatIsThereForAPromiseHasItsRow() throws IOException {
		var rows = rows();
		var without = new TreeSet<String>();
		for (var type : FOR_PROMISES) {
			assertThat(tests(type)).as(type).isNotEmpty();
			tests(type).filter((test) -> rows.stream().noneMatch((row) -> row.type().equals(type) && row.saidBy(test)))
				.forEach((test) -> without.add(type + "." + test));
		}
		assertThat(without).isEmpty();
	}

	@Test
	void aPromiseThatNoTestMakesIsFound() {
		assertThat(tests("engine.SafetyPurposesTests").filter(new Row("Nothing goes wrong", "")::saidBy)).isEmpty();
		assertThat(tests("engine.NoSuchTests")).isEmpty();
		assertThat(new Row("It holds: only a drill has a deadline", "").saidBy("onlyADrillHasADeadline")).isTrue();
	}

	@Test
	void noPromiseIsMadeTwice() throws IOException {
		assertThat(rows()).extracting(Row::promise).doesNotHaveDuplicates();
	}

}
