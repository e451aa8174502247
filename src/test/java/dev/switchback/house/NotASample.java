package dev.switchback.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/// Leaves out the classes that are wrong on purpose.
final class NotASample extends DescribedPredicate<JavaClass> {

	NotASample() {
		super("not a sample of a broken rule");
	}

	@Override
	public boolean test(JavaClass type) {
		return !type.getPackageName().startsWith(NotASample.class.getPackageName() + ".samples");
	}

}
