package io.whiskwatt.rapl.client;

import java.io.IOException;

/** An answer that no agent of sound mind gives. The message says what of it. */
final class Senseless extends IOException {
  private static final long serialVersionUID = 1L;

  Senseless(String what) {
    super("its answer makes no sense: " + what);
  }
}
