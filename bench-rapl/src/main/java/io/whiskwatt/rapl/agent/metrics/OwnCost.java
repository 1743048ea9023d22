package io.whiskwatt.rapl.agent.metrics;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has cost ({@code proc(5)}). Read from files: the JDK's beans for that take more
 * memory than all of the agent's samples.
 *
 * @param directory of the process in {@code /proc}
 */
public record OwnCost(Path directory) {
  /** Of this process. */
  public static final OwnCost SELF = new OwnCost(Path.of("/proc/self"));

  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]{1,15}) kB$");

  /** Fields 14 and 15 of {@code stat}, counted from behind the command's bracket. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  /** {@code USER_HZ} is 100 on all processors a JDK runs on. */
  private static final int TICKS_PER_SECOND = 100;

  /** CPU time in seconds, user and system; in steps of 10 ms. */
  public Optional<BigDecimal> cpuSeconds() {
    return text("stat")
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1))
        .filter(fields -> fields.length > SYSTEM_TICKS)
        .map(fields -> Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
        .map(ticks -> BigDecimal.valueOf(ticks).divide(BigDecimal.valueOf(TICKS_PER_SECOND)));
  }

  /** The resident set in bytes. */
  public Optional<Long> residentBytes() {
    return text("status")
        .map(RESIDENT::matcher)
        .filter(Matcher::find)
        .map(found -> Long.parseLong(found.group(1)) << 10);
  }

  private Optional<String> text(String file) {
    try {
      return Optional.of(Files.readString(directory.resolve(file), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
