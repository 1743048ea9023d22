package io.whiskwatt.trust;

import java.nio.file.Path;

/** How a server proves over TLS that it is the right one. Plain HTTP proves nothing. */
public sealed interface Trust {
  /** By a certificate for its host name that this Java installation trusts. */
  record SystemDefault() implements Trust {}

  /** Not at all: any certificate, for any host name. */
  record Insecure() implements Trust {}

  /**
   * By a certificate for its host name, signed by one of the file's.
   *
   * @param certificates PEM, one or more
   */
  record CaFile(Path certificates) implements Trust {}

  /** By showing this very certificate, whatever its host name and dates. */
  record Pinned(Fingerprint fingerprint) implements Trust {}

  static Trust systemDefault() {
    return new SystemDefault();
  }

  static Trust insecure() {
    return new Insecure();
  }

  static Trust caFile(Path certificates) {
    return new CaFile(certificates);
  }

  /**
   * Of a fingerprint as {@link Fingerprint#of(String)} reads it.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Trust pinned(String fingerprint) {
    return new Pinned(Fingerprint.of(fingerprint));
  }
}
