package dev.switchback.azure.siterecovery;

import java.util.Locale;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Verdict;
import tools.jackson.databind.JsonNode;

/// Whether a disk encryption set can encrypt disks in a region, as far as the set itself tells: it is of that region, ready,
/// and has a key (Microsoft's page on server-side encryption of managed disks). Whether the key is enabled and the set's
/// identity may use it only the key vault knows.
///
/// @param sentence what was found, without a full stop
public record EncryptionSet(Verdict verdict, String sentence) {

	/// @param id of the set, which names it
	/// @param set as a GET of it shows it
	/// @param region where the disks are to be, such as `northeurope`
	public static EncryptionSet of(String id, JsonNode set, String region) {
		var name = "the encryption set " + ArmId.tail(id);
		var properties = set.path("properties");
		var location = Text.of(set.path("location"));
		var state = Text.of(properties.path("provisioningState"));
		if (location.isEmpty() || region.isBlank() || state.isEmpty()) {
			return new EncryptionSet(Verdict.INCONCLUSIVE, "it is not known whether %s is ready in %s".formatted(name,
					region.isBlank() ? "that region" : region));
		}
		if (!plain(location).equals(plain(region))) {
			return new EncryptionSet(Verdict.FAIL,
					"%s is in %s, and cannot encrypt disks in %s".formatted(name, location, region));
		}
		if (!state.equalsIgnoreCase("Succeeded")) {
			return new EncryptionSet(state.equalsIgnoreCase("Failed") ? Verdict.FAIL : Verdict.INCONCLUSIVE,
					"%s is not ready: %s".formatted(name, state));
		}
		if (Text.of(properties.path("activeKey").path("keyUrl")).isEmpty()) {
			return new EncryptionSet(Verdict.FAIL, "%s has no key".formatted(name));
		}
		var error = properties.path("autoKeyRotationError");
		if (!error.isMissingNode() && !error.isNull()) {
			return new EncryptionSet(Verdict.INCONCLUSIVE,
					"Azure could not turn %s to the latest version of its key (%s), so it may not be able to use the key"
						.formatted(name, Text.of(error.path("code"))));
		}
		return new EncryptionSet(Verdict.PASS, "%s is ready in %s".formatted(name, region));
	}

	private static String plain(String region) {
		return region.toLowerCase(Locale.ROOT).replace(" ", "");
	}

}
