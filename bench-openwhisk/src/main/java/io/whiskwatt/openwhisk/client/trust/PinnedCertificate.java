package io.whiskwatt.openwhisk.client.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** Accepts one certificate. */
final class PinnedCertificate extends ServerOnlyTrust {
  private final Fingerprint fingerprint;

  PinnedCertificate(Fingerprint fingerprint) {
    this.fingerprint = fingerprint;
  }

  @Override
  void check(X509Certificate certificate) throws CertificateException {
    if (!Fingerprint.of(certificate).equals(fingerprint)) {
      throw CertificateProblem.notPinned(certificate, fingerprint);
    }
  }
}
