package io.whiskwatt.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 digest of a certificate's DER form, as {@code openssl x509 -fingerprint -sha256}
 * shows it.
 *
 * @param hex 64 digits in lower case
 */
public record Fingerprint(String hex) {
  private static final HexFormat WITH_COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  public Fingerprint {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a certificate's fingerprint is its SHA-256 digest, 64 hexadecimal digits with or"
              + " without colons, not '"
              + hex
              + "'");
    }
  }

  /** Reads it, with or without colons, in either case. */
  public static Fingerprint of(String text) {
    return new Fingerprint(text.strip().replace(":", "").toLowerCase(Locale.ROOT));
  }

  static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** With colons, in upper case. */
  @Override
  public String toString() {
    return WITH_COLONS.formatHex(HexFormat.of().parseHex(hex));
  }
}
