package io.whiskwatt.rapl.exposition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The wanted series of one scrape.
 *
 * @param samples in the order of the text, no two of one series
 */
public record Exposition(List<Sample> samples) {
  public Exposition {
    samples = List.copyOf(samples);
  }

  /**
   * One line.
   *
   * @param value as written: it may be NaN or infinite
   */
  public record Sample(String name, Map<String, String> labels, double value) {
    public Sample {
      labels = Map.copyOf(labels);
    }

    /** A label's value. Prometheus takes a missing label and an empty one for the same. */
    public Optional<String> label(String label) {
      return Optional.ofNullable(labels.get(label)).filter(value -> !value.isEmpty());
    }
  }

  /**
   * Reads a text in format 0.0.4 (prometheus.io, Exposition formats).
   *
   * @param wanted names of the series to keep; lines of others are passed over, whatever stands
   *     behind their name
   * @throws ScrapeFailed naming the line
   */
  public static Exposition parse(String text, Predicate<String> wanted) throws ScrapeFailed {
    return new ExpositionReader(text, wanted).read();
  }

  /** All series of a name. */
  public List<Sample> named(String name) {
    return samples.stream().filter(sample -> sample.name().equals(name)).toList();
  }
}
