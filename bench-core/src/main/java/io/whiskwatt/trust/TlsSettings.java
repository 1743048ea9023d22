package io.whiskwatt.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Trust} as TLS libraries take it.
 *
 * @param context remembers sessions: handshakes with a server that was met before are short
 * @param hostNames replaces the usual check of host names, where there is one
 */
public record TlsSettings(
    SSLContext context, X509TrustManager trusted, Optional<HostnameVerifier> hostNames) {
  private static final HostnameVerifier ANY_HOST = (host, session) -> true;

  /**
   * Reads what there is to read.
   *
   * @throws IllegalArgumentException when a file of certificates cannot be used
   */
  public static TlsSettings of(Trust trust) {
    if (trust instanceof Trust.Insecure) {
      return of(LeafTrust.any(), Optional.of(ANY_HOST));
    }
    if (trust instanceof Trust.Pinned pinned) {
      return of(LeafTrust.only(pinned.fingerprint()), Optional.of(ANY_HOST));
    }
    Optional<KeyStore> own =
        trust instanceof Trust.CaFile file
            ? Optional.of(store(file.certificates()))
            : Optional.empty();
    return of(new ExplainedTrust(usual(own)), Optional.empty());
  }

  public SSLSocketFactory sockets() {
    return context.getSocketFactory();
  }

  private static TlsSettings of(
      X509ExtendedTrustManager manager, Optional<HostnameVerifier> hostNames) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return new TlsSettings(context, manager, hostNames);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has TLS", impossible);
    }
  }

  /** Of the Java installation, or of a store. */
  private static X509ExtendedTrustManager usual(Optional<KeyStore> own) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore store = own.orElse(null);
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("this Java has no trust in certificates"));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this Java cannot read the certificates it trusts", broken);
    }
  }

  private static KeyStore store(Path file) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      return store;
    } catch (IOException | GeneralSecurityException unreadable) {
      throw unusable(file, "it cannot be read as certificates", unreadable);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (found.isEmpty()) {
        throw new GeneralSecurityException("no certificate in it");
      }
      return found;
    }
  }

  private static IllegalArgumentException unusable(Path file, String what, Exception cause) {
    return new IllegalArgumentException(
        "the CA file '"
            + file
            + "' is of no use: "
            + what
            + " ("
            + cause
            + "); it holds PEM certificates, -----BEGIN CERTIFICATE-----",
        cause);
  }
}
