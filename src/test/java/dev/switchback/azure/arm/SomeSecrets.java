package dev.switchback.azure.arm;

import java.util.Map;

/// Secrets of an environment that a test makes up.
public final class SomeSecrets {

	private SomeSecrets() {
	}

	public static Secrets of(Map<String, String> environment) {
		return new Secrets(environment::get);
	}

}
