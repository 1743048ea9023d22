package io.whiskwatt.openwhisk.client;

/** Names of headers that OpenWhisk adds. */
final class Headers {
  static final String ACTIVATION_ID = "x-openwhisk-activation-id";
  static final String REQUEST_ID = "X-Request-ID";

  private Headers() {}
}
