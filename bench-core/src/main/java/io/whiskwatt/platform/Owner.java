package io.whiskwatt.platform;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Whose everything is that a study puts on a platform. Nothing without this mark is ever changed or
 * removed.
 *
 * @param study its name
 * @param run tells apart the runs of one study: 8 hexadecimal digits
 */
public record Owner(String study, String run) {
  private static final Pattern RUN = Pattern.compile("[0-9a-f]{8}");

  public Owner {
    if (study.isBlank() || !RUN.matcher(run).matches()) {
      throw new IllegalArgumentException(
          "an owner is a study's name and 8 hexadecimal digits, not \""
              + study
              + "\" and \""
              + run
              + "\"");
    }
  }

  /** A new run of a study. */
  public static Owner newRun(String study) {
    return new Owner(study, String.format("%08x", ThreadLocalRandom.current().nextInt()));
  }
}
