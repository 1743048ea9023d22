package io.whiskwatt.openwhisk.local.server;

/**
 * Settings of the JDK's HTTP server, which it reads once, when its class loads. What somebody else
 * has set is left alone.
 */
public final class JdkServerProperties {
  private JdkServerProperties() {}

  /** Before the first server of the process is made, whoever makes it. */
  public static void set() {
    // Without it a small reply waits 40 ms for the acknowledgement of its headers.
    set("nodelay", "true");
    // Connections above this number are closed after each reply; the client keeps as many open.
    set("maxIdleConnections", "2048");
    // Longer than the client keeps them, so that no connection closes under a request.
    set("idleInterval", "300");
    // A client that sends one byte and then nothing must not hold a reader for good; 48 MB of code
    // still pass at 13 Mbit/s.
    set("maxReqTime", "30");
    // Nor one that does not read its reply a container's thread. A blocking invocation is answered
    // after 60 s at the latest.
    set("maxRspTime", "120");
    // Bytes of all header lines together, where this JDK has the bound.
    set("maxReqHeaderSize", "65536");
  }

  private static void set(String name, String value) {
    String key = "sun.net.httpserver." + name;
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
