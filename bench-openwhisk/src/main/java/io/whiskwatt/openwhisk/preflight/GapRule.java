package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.Notation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether sandboxes are held between calls as the start needs it: not removed, and paused or not.
 *
 * @param idleTimeout then an idle sandbox is removed
 * @param pauseGrace then an idle sandbox is paused; empty: never
 */
record GapRule(Duration idleTimeout, Optional<Duration> pauseGrace) {
  /** Of the invocations, that may start otherwise than planned (method: 1 %). */
  private static final double WRONG_SHARE = 0.01;

  List<Problem> problems(CellPlan plan) {
    return switch (plan.cell().start()) {
      case COLD, PREWARMED -> List.of();
      case WARM -> held(plan);
      case PAUSED -> asleep(plan).stream().toList();
    };
  }

  /** Each paused start has a sandbox of its own, made before the window, that sleeps until used. */
  private Optional<Problem> asleep(CellPlan plan) {
    Duration longest =
        pauseGrace.orElse(Duration.ZERO).plus(plan.design().settle()).plus(plan.window());
    return longest.compareTo(idleTimeout) < 0
        ? Optional.empty()
        : Optional.of(
            problem(
                plan,
                "lets its sandboxes sleep for up to " + words(longest),
                "they are removed after " + words(idleTimeout),
                "shorten window and settle, or raise the platform's idle time-out"));
  }

  private List<Problem> held(CellPlan plan) {
    List<Problem> problems = new ArrayList<>();
    LoadShape load = plan.cell().load();
    if (plan.design().settle().compareTo(idleTimeout) >= 0) {
      problems.add(
          problem(
              plan,
              "settles for " + words(plan.design().settle()) + " before each window",
              "they are removed after " + words(idleTimeout),
              "write a settle well below the idle time-out"));
    }
    if (shareAbove(load, idleTimeout) > WRONG_SHARE) {
      problems.add(
          problem(
              plan,
              "leaves its sandboxes idle between calls",
              "they are removed after " + words(idleTimeout),
              "raise the load, or the platform's idle time-out"));
    }
    pauseGrace.flatMap(span -> pausing(plan, span)).ifPresent(problems::add);
    return problems;
  }

  private static Optional<Problem> pausing(CellPlan plan, Duration grace) {
    return shareAbove(plan.cell().load(), grace) <= WRONG_SHARE
        ? Optional.empty()
        : Optional.of(
            problem(
                plan,
                "leaves its sandboxes idle between calls",
                "idle ones are paused after " + words(grace),
                "raise the load, or write starts: [ paused ]"));
  }

  /** The share of calls that find their sandbox idle for longer than a span. */
  static double shareAbove(LoadShape load, Duration span) {
    if (load instanceof LoadShape.Closed closed) {
      return closed.thinkTime().compareTo(span) > 0 ? 1 : 0;
    }
    return load instanceof LoadShape.Search search
        ? search.slowest().shareIdleFor(span)
        : ((LoadShape.Open) load).shareIdleFor(span);
  }

  private static Problem problem(CellPlan plan, String does, String but, String hint) {
    String start = plan.cell().start() == StartKind.PAUSED ? "paused" : "warm";
    return Problem.of(
        "\""
            + plan.cell().id()
            + "\" "
            + does
            + ", and "
            + but
            + ": its starts would not be "
            + start,
        hint);
  }

  private static String words(Duration span) {
    return Notation.DURATION.write(span);
  }
}
