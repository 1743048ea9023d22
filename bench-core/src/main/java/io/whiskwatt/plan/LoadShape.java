package io.whiskwatt.plan;

import io.whiskwatt.trace.Replay;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.Map;

/** How invocations arrive. */
public sealed interface LoadShape {
  /** The part of a cell id: {@code closed-1}, {@code constant-50/s}. */
  String id();

  /**
   * Length of its measuring window, above 0.
   *
   * @param design what the study's design says
   */
  default Duration window(Duration design) {
    return design;
  }

  /**
   * What the id does not say, by names; kept with the results. A resumed run must find the same.
   */
  default Map<String, String> facts() {
    return Map.of();
  }

  /**
   * A fixed number of callers, each calling again when its reply came.
   *
   * @param concurrency callers, 1 or more
   * @param thinkTime pause between a reply and that caller's next call, 0 or more
   */
  record Closed(int concurrency, Duration thinkTime) implements LoadShape {
    public Closed {
      if (concurrency < 1 || thinkTime.isNegative()) {
        throw new IllegalArgumentException(
            "a closed loop needs 1 or more callers and a think time of 0 or more");
      }
    }

    @Override
    public String id() {
      return "closed-"
          + concurrency
          + (thinkTime.isZero() ? "" : "-think-" + thinkTime.toMillis() + "ms");
    }
  }

  /** The load that is sent where nothing is measured. */
  default LoadShape unmeasured() {
    return this;
  }

  /**
   * The highest constant rate at which an objective is met: the rate doubles, a step each, until
   * the objective is missed or the highest rate is reached; then the ratio between the last rate
   * that met it and the first that missed it is halved until it is small enough.
   *
   * @param from the first rate
   * @param to the highest; above {@code from}
   * @param step how long each rate is kept, above 0
   * @param resolution how far apart the two rates may be in the end: 0.05 for 5 %; above 0, at most
   *     1
   */
  record Search(Objective objective, Rate from, Rate to, Duration step, double resolution)
      implements LoadShape {
    /** What {@code resolution} is where nothing is said. */
    public static final double RESOLUTION = 0.05;

    public Search {
      if (from.perSecond() >= to.perSecond()
          || step.isZero()
          || step.isNegative()
          || !(resolution > 0 && resolution <= 1)) {
        throw new IllegalArgumentException(
            "a search needs a range of rates, a step above 0 and a resolution above 0, 1 at most");
      }
    }

    @Override
    public String id() {
      return "search-" + objective.id() + "-" + from + "-to-" + to;
    }

    /** Its slowest step. */
    public Constant slowest() {
      return new Constant(from);
    }

    /** Its fastest step, if it comes so far. */
    public Constant fastest() {
      return new Constant(to);
    }

    /** Steps at the most: to double from one end to the other, and to halve the last doubling. */
    public int mostSteps() {
      return doublings() + halvings();
    }

    private int doublings() {
      return (int) Math.ceil(Math.log(to.perSecond() / from.perSecond()) / Math.log(2) - 1e-9) + 1;
    }

    /** The ratio of 2 is halved in its logarithm: ln 2 / 2^k ≤ ln(1 + resolution). */
    private int halvings() {
      double ratio = Math.log(2) / Math.log1p(resolution);
      return (int) Math.ceil(Math.log(ratio) / Math.log(2) - 1e-9);
    }

    /** Arrivals at the most: all doublings add up to less than twice the last. */
    public double mostArrivals() {
      return (2 + halvings()) * to.during(step);
    }

    /** All steps; what is in flight between two of them is waited for on top. */
    @Override
    public Duration window(Duration design) {
      return step.multipliedBy(mostSteps());
    }

    @Override
    public LoadShape unmeasured() {
      return slowest();
    }

    @Override
    public Map<String, String> facts() {
      return Map.of(
          "step", Notation.DURATION.write(step), "resolution", Notation.PERCENT.write(resolution));
    }
  }

  /** Arrivals that do not depend on what the platform does. */
  sealed interface Open extends LoadShape {
    /**
     * The mean number of arrivals in a window; exact where chance has no part.
     *
     * @param window its length, above 0
     */
    double arrivals(Duration window);

    /** True where the rate is the same all through a window. */
    boolean even();

    /** The mean number of arrivals in the fullest stretch of this length, 0 or more. */
    double most(Duration span);

    /**
     * Variance of the number of arrivals in a stretch, divided by its mean: 1 for a Poisson
     * process, 0 where chance has no part.
     */
    default double dispersion() {
      return 0;
    }

    /**
     * The share of arrivals whose sandbox was idle for longer than a span, when as many sandboxes
     * are held as arrivals come at once and nothing is slow: 0 to 1.
     */
    double shareIdleFor(Duration span);
  }

  /** Arrivals at equal distances, the first at the opening. */
  record Constant(Rate rate) implements Open {
    @Override
    public String id() {
      return "constant-" + rate;
    }

    @Override
    public double arrivals(Duration window) {
      return rate.during(window);
    }

    @Override
    public boolean even() {
      return true;
    }

    @Override
    public double most(Duration span) {
      return rate.during(span);
    }

    @Override
    public double shareIdleFor(Duration span) {
      return rate.during(span) < 1 ? 1 : 0;
    }
  }

  /** Arrivals with exponential distances of mean 1/rate. */
  record Poisson(Rate rate) implements Open {
    @Override
    public String id() {
      return "poisson-" + rate;
    }

    @Override
    public double arrivals(Duration window) {
      return rate.during(window);
    }

    @Override
    public boolean even() {
      return true;
    }

    @Override
    public double most(Duration span) {
      return rate.during(span);
    }

    @Override
    public double dispersion() {
      return 1;
    }

    /** P(distance &gt; span) = e^(−rate·span). */
    @Override
    public double shareIdleFor(Duration span) {
      return Math.exp(-rate.during(span));
    }
  }

  /** Arrivals with distances uniform in [0, 2/rate]. */
  record Uniform(Rate rate) implements Open {
    @Override
    public String id() {
      return "uniform-" + rate;
    }

    @Override
    public double arrivals(Duration window) {
      return rate.during(window);
    }

    @Override
    public boolean even() {
      return true;
    }

    @Override
    public double most(Duration span) {
      return rate.during(span);
    }

    /**
     * The squared coefficient of variation of a distance, in the limit of long stretches (Cox,
     * "Renewal Theory", 1962, 4.2): (2/rate)²/12 over (1/rate)².
     */
    @Override
    public double dispersion() {
      return 1 / 3.0;
    }

    @Override
    public double shareIdleFor(Duration span) {
      return Math.max(0, 1 - rate.during(span) / 2);
    }
  }

  /**
   * Several arrivals at once, again and again; the first at the opening.
   *
   * @param size arrivals at a time, 1 or more
   * @param every from one burst to the next, above 0
   */
  record Burst(int size, Duration every) implements Open {
    public Burst {
      if (size < 1 || every.isZero() || every.isNegative()) {
        throw new IllegalArgumentException("a burst needs a size of 1 or more and a time above 0");
      }
    }

    @Override
    public String id() {
      return "burst-" + size + "-every-" + Notation.DURATION.write(every);
    }

    @Override
    public double arrivals(Duration window) {
      return most(window);
    }

    @Override
    public boolean even() {
      return false;
    }

    @Override
    public double most(Duration span) {
      long bursts = (span.toNanos() + every.toNanos() - 1) / every.toNanos();
      return (double) bursts * size;
    }

    @Override
    public double shareIdleFor(Duration span) {
      return every.compareTo(span) > 0 ? 1 : 0;
    }
  }

  /** Arrivals whose rate changes evenly over the window, up or down; the first at the opening. */
  record Ramp(Rate from, Rate to) implements Open {
    @Override
    public String id() {
      return "ramp-" + from + "-to-" + to;
    }

    @Override
    public double arrivals(Duration window) {
      return (from.during(window) + to.during(window)) / 2;
    }

    /** At the end where it is fastest. */
    @Override
    public boolean even() {
      return false;
    }

    @Override
    public double most(Duration span) {
      return Math.max(from.during(span), to.during(span));
    }

    /**
     * Arrivals come further apart than the span while the rate is below 1/span, and the number of
     * arrivals between two rates goes with the difference of their squares.
     */
    @Override
    public double shareIdleFor(Duration span) {
      double slowest = Math.min(from.during(span), to.during(span));
      double fastest = most(span);
      if (slowest >= 1 || fastest < 1) {
        return fastest < 1 ? 1 : 0;
      }
      return (1 - slowest * slowest) / (fastest * fastest - slowest * slowest);
    }
  }

  /**
   * Arrivals as they were recorded elsewhere.
   *
   * @param name of the trace; letters, digits and dashes
   */
  record Trace(String name, Replay replay) implements Open {
    @Override
    public String id() {
      return "trace-" + name;
    }

    /** What there is of the trace may be shorter than the design's window. */
    @Override
    public Duration window(Duration design) {
      return replay.length().compareTo(design) < 0 ? replay.length() : design;
    }

    @Override
    public Map<String, String> facts() {
      return replay.facts();
    }

    @Override
    public double arrivals(Duration window) {
      return replay.countWithin(window);
    }

    @Override
    public boolean even() {
      return false;
    }

    @Override
    public double most(Duration span) {
      return replay.most(span);
    }

    @Override
    public double shareIdleFor(Duration span) {
      return (double) replay.countAfterGap(span) / replay.count();
    }
  }
}
