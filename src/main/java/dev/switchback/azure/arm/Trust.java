package dev.switchback.azure.arm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

/// Whom we believe to be Azure: the machine's own authorities, and those of a file.
final class Trust {

	private Trust() {
	}

	/// @param authorities PEM file; `null` for the machine's authorities alone
	/// @throws IllegalStateException if the file cannot be used
	static SSLContext with(@Nullable Path authorities) {
		try {
			if (authorities == null) {
				return SSLContext.getDefault();
			}
			var store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			int count = 0;
			for (X509Certificate own : machine()) {
				store.setCertificateEntry("machine-" + count++, own);
			}
			for (Certificate added : read(authorities)) {
				store.setCertificateEntry("added-" + count++, added);
			}
			var context = SSLContext.getInstance("TLS");
			context.init(null, managers(store), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(
					"The authorities in %s (switchback.azure.ca-certificate) cannot be used.".formatted(authorities),
					ex);
		}
	}

	private static X509Certificate[] machine() throws GeneralSecurityException {
		for (TrustManager manager : managers(null)) {
			if (manager instanceof X509TrustManager x509) {
				return x509.getAcceptedIssuers();
			}
		}
		return new X509Certificate[0];
	}

	private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
		var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

	private static Iterable<? extends Certificate> read(Path file) throws GeneralSecurityException, IOException {
		try (InputStream pem = Files.newInputStream(file)) {
			return CertificateFactory.getInstance("X.509").generateCertificates(pem);
		}
	}

}
