package dev.switchback.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.simulator.Options;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// What of a rehearsal is found in the settings of the cloud. Each would open the real service to what everybody may
/// read here: a certificate authority whose key lies on some laptop, a secret that is printed in the documentation.
final class CloudRefusals {

	private static final String SIMULATOR_AUTHORITY = "CN=Switchback simulator CA";

	private final Environment environment;

	CloudRefusals(Environment environment) {
		this.environment = environment;
	}

	/// @throws CannotStart naming everything that was found
	void check() {
		List<String> found = Stream.of(database(), secret(), tokens(), authority(), probes(), sealing())
			.flatMap((each) -> each)
			.toList();
		if (!found.isEmpty()) {
			throw new CannotStart(
					"In the cloud, nothing of a rehearsal may be in use:\n  " + String.join("\n  ", found),
					"Change these settings, or rehearse: switchback.mode=rehearsal.");
		}
	}

	private Stream<String> database() {
		return given("spring.datasource.url") ? Stream.empty()
				: Stream.of("spring.datasource.url names no database; the embedded one is for rehearsals");
	}

	private Stream<String> secret() {
		return Options.CLIENT_SECRET.equals(this.environment.getProperty("switchback.azure.client-secret"))
				? Stream.of("switchback.azure.client-secret is the simulator's") : Stream.empty();
	}

	private Stream<String> tokens() {
		return given("switchback.security.tokens-file")
				? Stream.of("switchback.security.tokens-file names local tokens; callers have those of an issuer")
				: Stream.empty();
	}

	private Stream<String> authority() {
		String file = this.environment.getProperty("switchback.azure.ca-certificate");
		if (!StringUtils.hasText(file)) {
			return Stream.empty();
		}
		try (InputStream pem = Files.newInputStream(Path.of(file))) {
			return CertificateFactory.getInstance("X.509")
				.generateCertificates(pem)
				.stream()
				.anyMatch(CloudRefusals::isTheSimulators)
						? Stream.of("switchback.azure.ca-certificate trusts a simulator") : Stream.empty();
		}
		catch (IOException | CertificateException ex) {
			return Stream.of("switchback.azure.ca-certificate cannot be read: " + ex);
		}
	}

	private Stream<String> probes() {
		return Boolean.parseBoolean(this.environment.getProperty("switchback.azure.probe.rehearsed"))
				? Stream.of("switchback.azure.probe.rehearsed lets a simulator tell what answers") : Stream.empty();
	}

	private static boolean isTheSimulators(Certificate certificate) {
		return certificate instanceof X509Certificate x509
				&& x509.getSubjectX500Principal().getName().equals(SIMULATOR_AUTHORITY);
	}

	/// A service without it would find out in the middle of a failover, when there is something to be sealed.
	private Stream<String> sealing() {
		return given("switchback.sealing.key") ? Stream.empty() : Stream
			.of("switchback.sealing.key names no key that MD5 keys are sealed with; a rehearsal makes its own");
	}

	private boolean given(String setting) {
		return StringUtils.hasText(this.environment.getProperty(setting));
	}

}
