package io.whiskwatt.trust;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** A check of servers by the certificate itself, without chain, names or dates. */
final class LeafTrust extends X509ExtendedTrustManager {
  private final Check check;

  private LeafTrust(Check check) {
    this.check = check;
  }

  /** Accepts every certificate: only when the user says insecure. */
  static LeafTrust any() {
    return new LeafTrust(certificate -> {});
  }

  /** Accepts one certificate. */
  static LeafTrust only(Fingerprint pinned) {
    return new LeafTrust(
        certificate -> {
          if (!Fingerprint.of(certificate).equals(pinned)) {
            throw CertificateProblem.notPinned(certificate, pinned);
          }
        });
  }

  private interface Check {
    void of(X509Certificate certificate) throws CertificateException;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check.of(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check.of(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check.of(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noClients();
  }

  private static CertificateException noClients() {
    return new CertificateException("this side is the client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
