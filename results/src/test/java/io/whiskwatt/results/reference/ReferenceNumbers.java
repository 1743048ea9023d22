package io.whiskwatt.results.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that were published, or made by R's own functions ({@code src/test/r/reference.R}), kept
 * as resources: {@code # comment}, {@code @ name}, and lines of values.
 */
public final class ReferenceNumbers {
  /** What was put into R, and is put into the estimators. */
  public static final ReferenceNumbers INPUTS = read("inputs.txt");

  /** What R made of it; the file has the call of each and R's version. */
  public static final ReferenceNumbers R = read("r.txt");

  /** NIST's Statistical Reference Datasets with their certified values. */
  public static final ReferenceNumbers NIST = read("nist.txt");

  private final String file;
  private final Map<String, double[]> values;

  private ReferenceNumbers(String file, Map<String, double[]> values) {
    this.file = file;
    this.values = values;
  }

  private static ReferenceNumbers read(String file) {
    try (InputStream in = open(file)) {
      return new ReferenceNumbers(
          file, parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String file) {
    return Optional.ofNullable(ReferenceNumbers.class.getResourceAsStream("/reference/" + file))
        .orElseThrow();
  }

  private static Map<String, double[]> parse(String text) {
    Map<String, double[]> values = new LinkedHashMap<>();
    String name = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("@")) {
        name = line.substring(1).strip();
      } else if (!line.startsWith("#") && !line.isBlank()) {
        values.merge(name, numbers(line), ReferenceNumbers::joined);
      }
    }
    return values;
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.strip().split(" +")).mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** All values of a name. */
  public double[] all(String name) {
    return Optional.ofNullable(values.get(name))
        .map(double[]::clone)
        .orElseThrow(() -> new IllegalArgumentException(name + " is not in " + file));
  }

  /** One value of a name, the first being 0. */
  public double at(String name, int index) {
    return all(name)[index];
  }
}
