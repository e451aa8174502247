package dev.switchback.house;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

/// What nobody calls: the wall clock, sleep and chance come in from outside, so that tests can turn them by hand. A
/// method reference that hands the real one to a constructor (`System::nanoTime`) is how they come in.
final class Calls {

	private static final Set<String> FORBIDDEN = Set.of("java.lang.System.currentTimeMillis",
			"java.lang.System.nanoTime", "java.lang.Thread.sleep", "java.lang.Math.random", "java.time.Clock.systemUTC",
			"java.time.Clock.systemDefaultZone", "java.util.concurrent.ThreadLocalRandom.current");

	/// Ports of time: whoever implements one may use the real thing.
	private static final Set<String> PORTS = Set.of("Pause", "Ticker");

	private Calls() {
	}

	/// Every forbidden call, mutable static and injected field.
	static List<String> violations(JavaClasses classes) {
		Stream<String> calls = classes.stream()
			.filter((type) -> !isPort(type))
			.flatMap((type) -> Stream.concat(type.getMethodCallsFromSelf().stream(),
					type.getConstructorCallsFromSelf().stream()))
			.filter(Calls::forbidden)
			.map(JavaAccess::getDescription);
		Stream<String> fields = classes.stream().flatMap((type) -> type.getFields().stream()).flatMap(Calls::trouble);
		return Stream.concat(calls, fields).sorted().toList();
	}

	private static boolean isPort(JavaClass type) {
		return type.getAllRawInterfaces().stream().anyMatch((port) -> PORTS.contains(port.getSimpleName()));
	}

	private static boolean forbidden(JavaCodeUnitAccess<? extends CodeUnitCallTarget> call) {
		CodeUnitCallTarget target = call.getTarget();
		JavaClass owner = target.getOwner();
		String name = owner.getName() + "." + target.getName();
		boolean now = target.getName().equals("now") && owner.getPackageName().equals("java.time")
				&& target.getRawParameterTypes().isEmpty();
		boolean chance = owner.getName().equals(Random.class.getName()) && target.getName().equals("<init>")
				&& target.getRawParameterTypes().isEmpty();
		return now || chance || FORBIDDEN.contains(name);
	}

	private static Stream<String> trouble(JavaField field) {
		Set<JavaModifier> modifiers = field.getModifiers();
		boolean written = !modifiers.contains(JavaModifier.SYNTHETIC);
		if (written && modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL)) {
			return Stream.of(field.getFullName() + " is static and mutable");
		}
		return field.getAnnotations()
			.stream()
			.filter((annotation) -> Set.of("Autowired", "Inject", "Value")
				.contains(annotation.getRawType().getSimpleName()))
			.map((_) -> field.getFullName() + " is injected into a field, not through the constructor");
	}

}
