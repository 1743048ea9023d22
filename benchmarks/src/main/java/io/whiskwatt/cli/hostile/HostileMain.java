package io.whiskwatt.cli.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * A hostile server as a process of its own. It says its port, then answers each line it is sent
 * with its account, and ends with its input.
 */
public final class HostileMain {
  private static final long SEED = 20260301;

  private HostileMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (HostileServer server = HostileServer.start(Script.mixed(weights(), SEED))) {
      System.out.println(server.port());
      while (asked.readLine() != null) {
        System.out.println(line(server.account()));
      }
    }
  }

  /** {@code connections=3 requests=7 whole=5 silence=2}. */
  private static String line(Account account) {
    StringBuilder line = new StringBuilder("connections=" + account.connections());
    line.append(" requests=").append(account.requests());
    account
        .byMisdeed()
        .forEach((each, count) -> line.append(' ').append(each.key()).append('=').append(count));
    return line.toString();
  }

  /**
   * Two thirds are whole; the most expensive for both sides are rare; and none depends on how soon
   * it shows.
   */
  static Map<Misdeed, Integer> weights() {
    Map<Misdeed, Integer> weights = new EnumMap<>(Misdeed.class);
    for (Misdeed misdeed : Misdeed.values()) {
      weights.put(misdeed, 8);
    }
    weights.put(Misdeed.WHOLE, 600);
    weights.put(Misdeed.CLOSE_BEHIND, 20);
    weights.put(Misdeed.FLOOD, 1);
    weights.put(Misdeed.TOO_LONG, 1);
    weights.put(Misdeed.BIG, 1);
    weights.remove(Misdeed.DROP_KEPT);
    return weights;
  }
}
