package io.whiskwatt.openwhisk.client;

/** Names of headers that matter here. */
final class Headers {
  static final String ACTIVATION_ID = "x-openwhisk-activation-id";
  static final String REQUEST_ID = "X-Request-ID";
  static final String DATE = "Date";
  static final String RETRY_AFTER = "Retry-After";

  private Headers() {}
}
