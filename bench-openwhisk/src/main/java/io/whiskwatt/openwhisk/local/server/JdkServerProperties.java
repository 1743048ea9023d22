package io.whiskwatt.openwhisk.local.server;

/**
 * Settings of the JDK's HTTP server, which it reads once, when its class loads. What somebody else
 * has set is left alone.
 */
final class JdkServerProperties {
  private JdkServerProperties() {}

  static void set() {
    // Without it a small reply waits 40 ms for the acknowledgement of its headers.
    set("nodelay", "true");
    // Connections above this number are closed after each reply; the client keeps as many open.
    set("maxIdleConnections", "2048");
    // Longer than the client keeps them, so that no connection closes under a request.
    set("idleInterval", "300");
    // A client that sends one byte and then nothing must not hold a reader for good.
    set("maxReqTime", "60");
  }

  private static void set(String name, String value) {
    String key = "sun.net.httpserver." + name;
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
