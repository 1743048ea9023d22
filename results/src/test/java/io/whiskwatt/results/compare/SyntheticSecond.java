package io.whiskwatt.results.compare;

import io.whiskwatt.energy.CheckReadings;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** The counter of a second source in a synthetic run; its clock is the run's. */
final class SyntheticSecond {
  private static final String ZONE = "kepler:package";

  private final Second read;
  private final Random random = new Random(13);
  private double joules = 500;

  SyntheticSecond(Second read) {
    this.read = read;
  }

  /** The machine drew this power for a while. */
  void pass(double watts, long nanos) {
    double noise = read.noiseWatts() * random.nextGaussian();
    joules += (read.offsetWatts() + read.slope() * watts + noise) * nanos / 1e9;
  }

  CounterReading reading(long sequence, long nanos) {
    NodeId node = CheckReadings.marked(read.node());
    return new CounterReading(node, ZONE, sequence, nanos, 10, Math.round(joules * 1e6));
  }

  /**
   * A second source beside the first.
   *
   * @param slope what it shows for each W of the machine
   * @param offsetWatts what it shows beside
   * @param noiseWatts scatter of its power from one sample to the next
   * @param node whose energy it says it reads
   */
  record Second(double slope, double offsetWatts, double noiseWatts, NodeId node, String domain) {
    /** Of the same machine and domain. */
    static Second of(double slope, double offsetWatts, double noiseWatts) {
      return new Second(slope, offsetWatts, noiseWatts, SyntheticRun.NODE, "package");
    }

    SourceFacts facts() {
      ZoneFacts zone = new ZoneFacts(node, ZONE, domain, true, "a package", OptionalLong.empty());
      return CheckReadings.marked(
          new SourceFacts(
              "kepler",
              Quality.MEASURED,
              List.of(zone),
              Duration.ofNanos(SyntheticRun.SAMPLE_NANOS),
              Duration.ofMillis(1),
              Energy.ofMicrojoules(61),
              "a second simulation",
              List.of()));
    }
  }
}
