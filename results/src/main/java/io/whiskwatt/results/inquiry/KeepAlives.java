package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.finding.KeepAlive;
import io.whiskwatt.results.stats.BreakEven;
import io.whiskwatt.results.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a waiting sandbox draws, and after which idle time a cold start would have cost less. */
final class KeepAlives {
  private static final int POINTS = 24;

  /** The idle time that is drawn where no break-even time is known, in seconds. */
  private static final double AN_HOUR = 3600;

  private KeepAlives() {}

  /**
   * From one pool and the energy of a cold start on the same platform.
   *
   * @param starts joules by block
   */
  static KeepAlive of(IdlePool pool, NavigableMap<Integer, Double> starts) {
    NavigableMap<Integer, Double> shared = new TreeMap<>(starts);
    shared.keySet().retainAll(pool.watts().keySet());
    double[] joules = Blocks.values(shared);
    double[] watts = shared.keySet().stream().mapToDouble(pool.watts()::get).toArray();
    Estimate breakEven =
        joules.length < 2 ? Estimate.UNKNOWN : BreakEven.seconds(joules, watts, Blocks.CONFIDENCE);
    Estimate each = Blocks.interval(pool.watts());
    return new KeepAlive(
        pool.sandboxes(), shared.size(), each, breakEven, curve(each, longest(breakEven)));
  }

  /** Far enough that the whole interval is in the picture, if it has an end. */
  private static double longest(Estimate breakEven) {
    double end = breakEven.bounded() ? breakEven.high() : 2 * breakEven.low();
    return Double.isFinite(end) && end > 0 ? 1.25 * end : AN_HOUR;
  }

  private static List<KeepAlive.Point> curve(Estimate watts, double longest) {
    List<KeepAlive.Point> curve = new ArrayList<>();
    IntStream.rangeClosed(0, POINTS)
        .mapToDouble(i -> longest * i / POINTS)
        .forEach(seconds -> curve.add(new KeepAlive.Point(seconds, times(watts, seconds))));
    return curve;
  }

  /** 0 after no time at all, also where the power has no interval. */
  private static Estimate times(Estimate watts, double seconds) {
    return seconds == 0
        ? new Estimate(0, 0, 0)
        : new Estimate(watts.value() * seconds, watts.low() * seconds, watts.high() * seconds);
  }

  static String sentence(KeepAlive kept) {
    String power = "A sandbox that waits draws " + Spoken.estimate(kept.wattsPerSandbox(), "W");
    Estimate time = kept.breakEvenSeconds();
    if (time.bounded()) {
      return power
          + ": kept for longer than "
          + (Double.isNaN(time.value()) ? "some time" : Spoken.span(time.value()))
          + " (95 % interval "
          + Spoken.span(time.low())
          + " to "
          + Spoken.span(time.high())
          + ") it costs more than a new cold start.";
    }
    if (Double.isFinite(time.low()) && time.low() > 0) {
      return power
          + ", which is not separated from zero: keeping it pays for "
          + Spoken.span(time.low())
          + " at least; how much longer cannot be said.";
    }
    return power + ": after which time a new cold start would cost less cannot be said.";
  }
}
