package io.whiskwatt.rapl.source;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a zone's {@code name} file. A zone is known by it alone: the index in the name of
 * its directory is not the number of a socket.
 *
 * @param text trimmed; empty for a guest's counter
 * @param socket of {@code package-N}, {@code package-N-die-M} and {@code psys-N}
 * @param die of {@code package-N-die-M}
 */
record ZoneName(Domain domain, String text, OptionalInt socket, OptionalInt die) {
  private static final Pattern PACKAGE =
      Pattern.compile("package-([0-9]{1,4})(?:-die-([0-9]{1,4}))?");
  private static final Pattern PSYS = Pattern.compile("psys(?:-([0-9]{1,4}))?");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\ufffd]");
  private static final int LONGEST = 64;

  static final ZoneName GUEST =
      new ZoneName(Domain.GUEST, "", OptionalInt.empty(), OptionalInt.empty());

  /** From the content of a file, whatever is in it. */
  static ZoneName of(String content) {
    String text = printable(content);
    Matcher packages = PACKAGE.matcher(text);
    if (packages.matches()) {
      return new ZoneName(Domain.PACKAGE, text, group(packages, 1), group(packages, 2));
    }
    Matcher platform = PSYS.matcher(text);
    if (platform.matches()) {
      return new ZoneName(Domain.PSYS, text, group(platform, 1), OptionalInt.empty());
    }
    return new ZoneName(plain(text), text, OptionalInt.empty(), OptionalInt.empty());
  }

  /** For a name that is none: a broken file must not write to anybody's terminal. */
  static String printable(String text) {
    String whole = CONTROL.matcher(text).replaceAll("?");
    return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
  }

  private static Domain plain(String text) {
    return switch (text) {
      case "core" -> Domain.CORE;
      case "uncore" -> Domain.UNCORE;
      case "dram" -> Domain.DRAM;
      default -> Domain.OTHER;
    };
  }

  private static OptionalInt group(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }
}
