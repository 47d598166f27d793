// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// An authority that signs certificates as tests need them: good ones, for another host, expired.
/// All have one key.
public final class Certificates {
  private static final Duration DAY = Duration.ofDays(1);

  private final KeyPair authority;
  private final KeyPair subject;
  private final String name;

  /// @param name what the authority is called
  public Certificates(String name) {
    this.name = name;
    this.authority = pair();
    this.subject = pair();
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes the authority's own certificate.
  public Path authority(Path file) throws IOException {
    return write(file, "CERTIFICATE", sign(authority, name, DAY, true));
  }

  /// Writes a certificate.
  ///
  /// @param host whose it is
  /// @param left for how long it is good yet; less than nothing for one that has expired
  public Path certificate(Path file, String host, Duration left) throws IOException {
    return write(file, "CERTIFICATE", sign(subject, host, left, false));
  }

  /// Writes the key of every certificate but the authority's.
  public Path key(Path file) throws IOException {
    Path written = write(file, "PRIVATE KEY", subject.getPrivate().getEncoded());
    // PostgreSQL takes no key that others may read
    if (!written.toFile().setReadable(false, false) || !written.toFile().setReadable(true, true)) {
      throw new IOException("no permissions here");
    }
    return written;
  }

  private byte[] sign(KeyPair whose, String host, Duration left, boolean isAuthority)
      throws IOException {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    Instant now = Instant.now();
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(System.nanoTime()));
    generator.setIssuer(new X500Name("CN=" + name));
    generator.setSubject(new X500Name("CN=" + host));
    generator.setStartDate(new Time(Date.from(now.minus(DAY.multipliedBy(10)))));
    generator.setEndDate(new Time(Date.from(now.plus(left))));
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(whose.getPublic().getEncoded()));
    generator.setSignature(algorithm);
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    extensions.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, host.replace(' ', '-'))));
    generator.setExtensions(extensions.generate());
    TBSCertificate certificate = generator.generateTBSCertificate();
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(authority.getPrivate());
      signature.update(certificate.getEncoded());
      return new DERSequence(
              new ASN1Encodable[] {certificate, algorithm, new DERBitString(signature.sign())})
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path write(Path file, String what, byte[] content) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(content), what));
  }
}
