package dev.switchback.azure.expressroute;

import java.util.regex.Pattern;

import dev.switchback.azure.arm.SecretReference;
import dev.switchback.azure.arm.Secrets;
import dev.switchback.playbook.Secret;
import org.jspecify.annotations.Nullable;

/// Where the MD5 keys of peerings are had from.
interface Md5Keys {

	/// What a peering accepts as a key: 1 to 25 characters (azurerm's schema for `shared_key`; Microsoft's page on peerings).
	Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,25}");

	/// The key of a circuit's peering, or why there is none.
	Found of(DeclaredCircuit circuit);

	/// What was found.
	sealed interface Found {

		/// @param key `null` if none is in use
		record Key(@Nullable Secret key) implements Found {
		}

		/// @param sentence why, without a full stop
		record None(String sentence) implements Found {
		}

	}

	/// Keys by reference.
	static Md5Keys in(Secrets secrets) {
		return (circuit) -> switch (circuit.md5()) {
			case NOT_USED -> new Found.Key(null);
			case UNKNOWN ->
				new Found.None("it is not declared whether an MD5 key is in use on %s".formatted(circuit.name()));
			case USED -> resolved(circuit, secrets);
		};
	}

	private static Found resolved(DeclaredCircuit circuit, Secrets secrets) {
		if (circuit.md5Key() == null) {
			return new Found.None("it is not declared where the MD5 key of %s is to be had".formatted(circuit.name()));
		}
		try {
			var key = secrets.resolve(SecretReference.parse(circuit.md5Key()));
			return SHAPE.matcher(key.reveal()).matches() ? new Found.Key(key) : new Found.None(
					"what %s holds is no MD5 key: it has 1 to 25 printable characters".formatted(circuit.md5Key()));
		}
		catch (Secrets.Unresolvable ex) {
			return new Found.None("the MD5 key of %s cannot be had: %s".formatted(circuit.name(), ex.getMessage()));
		}
		catch (IllegalArgumentException ex) {
			return new Found.None(
					"where the MD5 key of %s is to be had is %s".formatted(circuit.name(), ex.getMessage()));
		}
	}

}
