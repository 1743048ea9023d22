package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.KeyFile;
import io.whiskwatt.openwhisk.local.LocalServerSpec;
import io.whiskwatt.openwhisk.local.WskPropsFile;
import java.util.Optional;

/**
 * What {@code serve} was asked for.
 *
 * @param keyFile empty: a key for this server only
 * @param wskProps written when the server answers
 * @param sandbox empty: the strongest that can be used here
 */
record Serving(
    LocalServerSpec spec,
    Optional<KeyFile> keyFile,
    WskPropsFile wskProps,
    Optional<String> sandbox) {
  static final String PORT = "3233";
  static final String WSKPROPS = "whiskwatt.wskprops";
  static final String USER_MEMORY = "2048 MB";
  static final String IDLE_TIMEOUT = "10m";
  static final String PER_MINUTE = "1000000";
  static final String CONCURRENT = "1000";

  /** True when only this machine reaches it. */
  boolean isPrivate() {
    return spec.address().isLoopbackAddress();
  }
}
