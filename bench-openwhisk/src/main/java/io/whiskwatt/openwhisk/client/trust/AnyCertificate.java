package io.whiskwatt.openwhisk.client.trust;

import java.security.cert.X509Certificate;

/** Accepts every certificate: only when the user says insecure. */
final class AnyCertificate extends ServerOnlyTrust {
  @Override
  void check(X509Certificate certificate) {
    // Nothing is asked of it.
  }
}
