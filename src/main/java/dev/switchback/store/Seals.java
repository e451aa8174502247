package dev.switchback.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import dev.switchback.azure.arm.SecretReference;
import dev.switchback.azure.arm.Secrets;
import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/// Seals secrets: AES-256 in Galois/Counter Mode with a key of its own for each, which is sealed the same way with the
/// service's key. What is sealed for one obligation opens for no other.
final class Seals {

	private static final Logger log = LoggerFactory.getLogger(Seals.class);

	private static final int KEY_BYTES = 32;

	private final Map<String, SecretKey> keys = new LinkedHashMap<>();

	/// @throws IllegalStateException if a key cannot be had, or is none
	Seals(SealingSettings settings, Secrets secrets) {
		if (settings.key() != null) {
			add(settings.key(), secrets);
		}
		settings.formerKeys().forEach((former) -> add(former, secrets));
	}

	/// Something sealed.
	///
	/// @param keyId which of the service's keys it takes to open it
	record Sealed(String keyId, byte[] wrappedKey, byte[] ciphertext) {
	}

	private void add(String reference, Secrets secrets) {
		try {
			var bytes = HexFormat.of().parseHex(secrets.resolve(SecretReference.parse(reference)).reveal());
			if (bytes.length != KEY_BYTES) {
				throw new IllegalArgumentException("it has %d bytes instead of 32".formatted(bytes.length));
			}
			this.keys.put(id(bytes), new SecretKeySpec(bytes, "AES"));
		}
		catch (IllegalArgumentException | Secrets.Unresolvable ex) {
			throw new IllegalStateException(
					"A key in switchback.sealing cannot be used; write a reference to a file or variable with 64 hexadecimal digits.",
					ex);
		}
	}

	/// The beginning of its hash, which says nothing about the key.
	private static String id(byte[] key) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/// @throws Unstorable if there is no key to seal with
	Sealed seal(UUID obligation, Secret secret) {
		var service = this.keys.entrySet()
			.stream()
			.findFirst()
			.orElseThrow(() -> new Unstorable(
					"There is a secret to be sealed and no key for that: set switchback.sealing.key."));
		var own = KeyGenerators.secureRandom(KEY_BYTES).generateKey();
		var text = (obligation + "\n" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
		return new Sealed(service.getKey(), cipher(service.getValue()).encrypt(own),
				cipher(new SecretKeySpec(own, "AES")).encrypt(text));
	}

	/// Empty if it cannot be opened, which the log tells.
	Optional<Secret> open(UUID obligation, Sealed sealed) {
		var key = this.keys.get(sealed.keyId());
		if (key == null) {
			log.error("What was sealed for obligation {} needs key {}, which is not in switchback.sealing", obligation,
					sealed.keyId());
			return Optional.empty();
		}
		try {
			var own = cipher(key).decrypt(sealed.wrappedKey());
			var text = new String(cipher(new SecretKeySpec(own, "AES")).decrypt(sealed.ciphertext()),
					StandardCharsets.UTF_8);
			var prefix = obligation + "\n";
			return text.startsWith(prefix) ? Optional.of(Secret.of(text.substring(prefix.length()))) : Optional.empty();
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			log.error("What was sealed for obligation {} cannot be opened: {}", obligation, ex.getMessage());
			return Optional.empty();
		}
	}

	private static AesGcmBytesEncryptor cipher(SecretKey key) {
		return AesGcmBytesEncryptor.withSecretKey(key).build();
	}

}
