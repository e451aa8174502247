package dev.switchback.house;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.platform.commons.annotation.Testable;

/// Tests are sentences, and lie where the build finds them: a class of another name would be skipped in silence.
final class TestNames {

	private static final Pattern NO_SENTENCE = Pattern.compile("(test|should)([A-Z_0-9].*)?");

	private TestNames() {
	}

	static List<String> violations(JavaClasses classes) {
		return classes.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.isMetaAnnotatedWith(Testable.class) || method.isAnnotatedWith(Testable.class))
			.flatMap((method) -> Stream.concat(badName(method), badPlace(method)))
			.distinct()
			.sorted()
			.toList();
	}

	private static Stream<String> badName(JavaMethod method) {
		return NO_SENTENCE.matcher(method.getName()).matches()
				? Stream.of(method.getFullName() + " is not a sentence; leave out \"test\" and \"should\"")
				: Stream.empty();
	}

	private static Stream<String> badPlace(JavaMethod method) {
		JavaClass type = method.getOwner();
		while (type.getEnclosingClass().isPresent()) {
			type = type.getEnclosingClass().get();
		}
		String name = type.getSimpleName();
		// A benchmark asserts nothing and is run by whoever wants to know.
		boolean found = name.endsWith("Tests") || name.endsWith("IT") || name.endsWith("Benchmark");
		return (found || type.getModifiers().contains(JavaModifier.ABSTRACT)) ? Stream.empty()
				: Stream.of(type.getName() + " holds tests that no build would run; end it with Tests or IT");
	}

}
