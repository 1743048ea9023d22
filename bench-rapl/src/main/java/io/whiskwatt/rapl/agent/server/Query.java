package io.whiskwatt.rapl.agent.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where on and how much is asked for.
 *
 * @param since a sequence number, 0 or more
 * @param limit 1 to {@value #MOST}
 */
record Query(long since, int limit) {
  static final int MOST = 10_000;
  private static final int DEFAULT = 1000;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  /** Reads {@code since=100&limit=1000}, both optional. */
  static Query of(Optional<String> text) throws Refusal {
    Map<String, Long> values = new HashMap<>();
    for (String part : text.filter(given -> !given.isEmpty()).map(Query::parts).orElse(NOTHING)) {
      String name = part.replaceFirst("=.*", "");
      if (!name.equals("since") && !name.equals("limit")) {
        throw new Refusal(400, "the query knows since and limit, as in ?since=0&limit=1000");
      }
      if (values.put(name, number(part, name)) != null) {
        throw new Refusal(400, name + " is given twice; give it once");
      }
    }
    long limit = values.getOrDefault("limit", (long) DEFAULT);
    if (limit < 1 || limit > MOST) {
      throw new Refusal(400, "limit is a number from 1 to " + MOST);
    }
    return new Query(values.getOrDefault("since", 0L), (int) limit);
  }

  private static final String[] NOTHING = {};

  private static String[] parts(String text) {
    return text.split("&", -1);
  }

  private static long number(String part, String name) throws Refusal {
    String digits = part.substring(Math.min(part.length(), name.length() + 1));
    if (!DIGITS.matcher(digits).matches()) {
      throw new Refusal(400, name + " is a whole number, 0 or more, of at most 18 digits");
    }
    return Long.parseLong(digits);
  }
}
