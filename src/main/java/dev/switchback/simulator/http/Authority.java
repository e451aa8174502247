package dev.switchback.simulator.http;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority with an EC key, made once and kept, that signs the server's certificates.
final class Authority {

	private static final X500Name NAME = new X500Name("CN=Switchback simulator CA");

	private static final String SIGNATURE = "SHA256withECDSA";

	private final X509Certificate certificate;

	private final PrivateKey key;

	private Authority(X509Certificate certificate, PrivateKey key) {
		this.certificate = certificate;
		this.key = key;
	}

	/// A server's key, and the chain of certificates that proves it.
	record Leaf(PrivateKey key, List<X509Certificate> chain) {
	}

	/// The authority kept in a directory; a new one if there is none or if it ends within
	/// a month.
	static Authority in(Path directory, Instant now) throws IOException, GeneralSecurityException {
		var keyFile = directory.resolve("ca-key.pem");
		var certificateFile = directory.resolve("ca-cert.pem");
		if (Files.exists(keyFile) && Files.exists(certificateFile)) {
			var kept = new Authority(readCertificate(certificateFile), readKey(keyFile));
			if (kept.certificate.getNotAfter().toInstant().isAfter(now.plus(Duration.ofDays(30)))) {
				return kept;
			}
		}
		var fresh = create(now);
		OwnFiles.secret(keyFile, pem(new JcaPKCS8Generator(fresh.key, null)));
		OwnFiles.secret(certificateFile, pem(fresh.certificate));
		return fresh;
	}

	private static Authority create(Instant now) throws IOException, GeneralSecurityException {
		var pair = keyPair();
		var builder = builder(NAME, pair.getPublic(), now, Duration.ofDays(3650));
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
		builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
		builder.addExtension(Extension.subjectKeyIdentifier, false,
				new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
		return new Authority(sign(builder, pair.getPrivate()), pair.getPrivate());
	}

	/// The CA's certificate, for those who are to trust it.
	String pem() throws IOException {
		return pem(this.certificate);
	}

	/// A certificate for a server that goes by these names and addresses.
	Leaf leaf(List<String> names, Instant now) throws IOException, GeneralSecurityException {
		var pair = keyPair();
		var builder = builder(new X500Name("CN=Switchback simulator"), pair.getPublic(), now, Duration.ofDays(825));
		var alternatives = names.stream().map(Authority::name).toArray(GeneralName[]::new);
		var utils = new JcaX509ExtensionUtils();
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
		builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
		builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
		builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
		builder.addExtension(Extension.authorityKeyIdentifier, false,
				utils.createAuthorityKeyIdentifier(this.certificate.getPublicKey()));
		return new Leaf(pair.getPrivate(), List.of(sign(builder, this.key), this.certificate));
	}

	private static GeneralName name(String name) {
		var address = name.contains(":") || name.matches("[0-9.]+");
		return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
	}

	private static KeyPair keyPair() throws GeneralSecurityException {
		var generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		return generator.generateKeyPair();
	}

	private static JcaX509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant now,
			Duration lifetime) {
		var from = now.minus(Duration.ofDays(1));
		return new JcaX509v3CertificateBuilder(NAME, new BigInteger(120, new SecureRandom()), Date.from(from),
				Date.from(from.plus(lifetime)), subject, key);
	}

	private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey with)
			throws GeneralSecurityException {
		try {
			var signer = new JcaContentSignerBuilder(SIGNATURE).build(with);
			return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
		}
		catch (OperatorCreationException ex) {
			throw new GeneralSecurityException(ex);
		}
	}

	private static String pem(Object object) throws IOException {
		var text = new StringWriter();
		try (var writer = new JcaPEMWriter(text)) {
			writer.writeObject((object instanceof JcaPKCS8Generator generator) ? generator.generate() : object);
		}
		return text.toString();
	}

	private static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
		try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
			if (parser.readObject() instanceof X509CertificateHolder holder) {
				return new JcaX509CertificateConverter().getCertificate(holder);
			}
		}
		throw new IOException(file + " holds no certificate. Remove it and start again; clients then need the new CA.");
	}

	private static PrivateKey readKey(Path file) throws IOException {
		try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
			if (parser.readObject() instanceof PrivateKeyInfo info) {
				return new JcaPEMKeyConverter().getPrivateKey(info);
			}
		}
		throw new IOException(file + " holds no private key. Remove it and start again; clients then need the new CA.");
	}

}
