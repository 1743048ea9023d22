package io.whiskwatt.openwhisk.local.runtime;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line an action printed. Standard output and standard error share one pipe, which keeps their
 * order.
 *
 * @param time when it was read
 * @param text without its line end
 */
public record LogLine(Instant time, String text) {
  private static final DateTimeFormatter NINE_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** As activation records show it: {@code 2026-11-22T16:09:15.924346696Z hi}. */
  public String format() {
    return NINE_DIGITS.format(time) + " " + text;
  }
}
