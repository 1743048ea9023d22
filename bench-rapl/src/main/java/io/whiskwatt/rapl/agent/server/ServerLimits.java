package io.whiskwatt.rapl.agent.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the JDK's server goes for a client. Its properties are read once, when its classes load:
 * so they are set in {@code main}, and a value that the user gave with {@code -D} stays.
 */
public final class ServerLimits {
  /** Open connections; more are closed as they come. Each may wait for one of the threads. */
  static final int CONNECTIONS = 320;

  /** Requests that are read or answered at the same time; each may hold 256 KiB of samples. */
  static final int THREADS = 12;

  private ServerLimits() {}

  /** Names as in {@code sun.net.httpserver.ServerConfig} of JDK 17 to 25. */
  static Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    // Seconds. Until a request has been read, its connection holds a thread: a dozen that send one
    // byte and stop would hold all of them for good.
    properties.put("sun.net.httpserver.maxReqTime", "5");
    // Seconds. The same for who does not read the answer.
    properties.put("sun.net.httpserver.maxRspTime", "10");
    // Milliseconds between two looks for such connections.
    properties.put("sun.net.httpserver.timerMillis", "500");
    // Seconds without a request, and milliseconds between two looks for that.
    properties.put("sun.net.httpserver.idleInterval", "60");
    properties.put("sun.net.httpserver.clockTick", "5000");
    properties.put("sun.net.httpserver.maxIdleConnections", "256");
    properties.put("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
    // Bytes of the request line and of the headers.
    properties.put("sun.net.httpserver.maxReqHeaderSize", "16384");
    properties.put("sun.net.httpserver.maxReqHeaders", "50");
    // Bytes of a body, which nobody asked for, that are read before the connection is closed.
    properties.put("sun.net.httpserver.drainAmount", "4096");
    // Header and body are two writes: without it the second waits for the first's acknowledgement.
    properties.put("sun.net.httpserver.nodelay", "true");
    return properties;
  }

  /** For a process whose server this is. */
  public static void set() {
    properties()
        .forEach(
            (name, value) -> {
              if (System.getProperty(name) == null) {
                System.setProperty(name, value);
              }
            });
  }
}
