package dev.switchback.simulator.arm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Opaque access tokens: an expiry under a keyed hash, so that none has to be remembered and a restart invalidates none.
final class Tokens {

	private static final String ALGORITHM = "HmacSHA256";

	private final Mac mac;

	Tokens(byte[] key) {
		try {
			this.mac = Mac.getInstance(ALGORITHM);
			this.mac.init(new SecretKeySpec(key, ALGORITHM));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no " + ALGORITHM, ex);
		}
	}

	/// What a token is worth.
	enum Validity {

		VALID, EXPIRED, UNKNOWN

	}

	synchronized String issue(Instant expiry) {
		var stamp = Long.toString(expiry.toEpochMilli(), Character.MAX_RADIX);
		return stamp + "." + signature(stamp);
	}

	synchronized Validity check(String token, Instant now) {
		int dot = token.indexOf('.');
		if (dot <= 0 || dot > 12) {
			return Validity.UNKNOWN;
		}
		var stamp = token.substring(0, dot);
		var expected = signature(stamp).getBytes(StandardCharsets.US_ASCII);
		if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
			return Validity.UNKNOWN;
		}
		var expiry = Instant.ofEpochMilli(Long.parseLong(stamp, Character.MAX_RADIX));
		return now.isBefore(expiry) ? Validity.VALID : Validity.EXPIRED;
	}

	private String signature(String stamp) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(this.mac.doFinal(stamp.getBytes(StandardCharsets.US_ASCII)));
	}

}
