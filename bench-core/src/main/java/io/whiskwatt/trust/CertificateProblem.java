package io.whiskwatt.trust;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a server's certificate is not accepted, with what the user can do about it. */
public final class CertificateProblem {
  private static final String WAYS =
      "if it is the right one, accept it in one of three ways: its fingerprint, the file of the"
          + " CA that signed it, or insecure: true";

  private CertificateProblem() {}

  /** The words for a failed connection, where a certificate was the cause. */
  public static Optional<String> in(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return Optional.of(refused.words);
      }
      if (cause instanceof SSLPeerUnverifiedException otherHost) {
        return Optional.of(otherHost(String.valueOf(otherHost.getMessage())));
      }
    }
    return Optional.empty();
  }

  static Refused untrusted(X509Certificate certificate, CertificateException cause)
      throws CertificateException {
    return new Refused(
        "the server's certificate is not trusted ("
            + cause.getMessage()
            + "): "
            + words(certificate)
            + "; "
            + WAYS,
        cause);
  }

  static Refused notPinned(X509Certificate certificate, Fingerprint pinned)
      throws CertificateException {
    return new Refused(
        "the server's certificate is not the pinned one ("
            + pinned
            + "): "
            + words(certificate)
            + "; if the server has a new certificate, pin that",
        new CertificateException("another fingerprint"));
  }

  private static String words(X509Certificate certificate) throws CertificateException {
    return "subject "
        + certificate.getSubjectX500Principal()
        + ", issuer "
        + certificate.getIssuerX500Principal()
        + ", SHA-256 fingerprint "
        + Fingerprint.of(certificate);
  }

  /** OkHttp's own pin in its text is of the key, not of the certificate: left out. */
  private static String otherHost(String message) {
    String names = message.replaceAll("\\s*certificate: \\S+", "").replaceAll("\\s+", " ").strip();
    return "the server's certificate is for another host: "
        + names
        + "; use a host name that it has, or pin its fingerprint, or say insecure: true";
  }

  /** A certificate that was shown and not accepted. */
  static final class Refused extends CertificateException {
    private static final long serialVersionUID = 1L;
    private final String words;

    Refused(String words, CertificateException cause) {
      super(words, cause);
      this.words = words;
    }
  }
}
