package io.whiskwatt.run;

import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.units.Notation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Whether warm sandboxes are there, all of them, until their idle window closes. */
final class PoolRule {
  /** Calling each of them once, and reading the counters before the window and after it. */
  private static final Duration MARGIN = OpenTrial.CALL_ONCE.plusSeconds(1);

  private PoolRule() {}

  /** Everything that would end a sandbox early, or leaves no room for it. */
  static List<Problem> problems(StudySpec study, List<BoundPlatform> platforms) {
    List<Problem> problems = new ArrayList<>();
    for (IdleCondition.Pool pool : study.design().arrangement().pools()) {
      for (PoolWindow window : PoolWindow.of(study, pool)) {
        platforms.stream()
            .filter(platform -> platform.entry().name().equals(window.platform()))
            .forEach(platform -> problems.addAll(problems(study, window, platform.spec())));
      }
    }
    return problems;
  }

  private static List<Problem> problems(StudySpec study, PoolWindow window, PlatformSpec spec) {
    List<Problem> problems = new ArrayList<>();
    Duration needed = study.design().settle().plus(study.design().idleWindow()).plus(MARGIN);
    spec.removesIdleAfter()
        .filter(removed -> removed.compareTo(needed) <= 0)
        .ifPresent(removed -> problems.add(endsEarly(window, needed, removed)));
    Cell cell = window.cell();
    OptionalInt room = spec.room(cell.workload().memory());
    if (room.isPresent() && room.getAsInt() < window.pool().sandboxes()) {
      problems.add(noRoom(window, room.getAsInt()));
    }
    return problems;
  }

  private static Problem endsEarly(PoolWindow window, Duration needed, Duration removed) {
    return Problem.of(
        what(window)
            + " have to wait for "
            + Notation.DURATION.write(needed)
            + " (settle, idle-window and a margin), and \""
            + window.platform()
            + "\" removes idle ones after "
            + Notation.DURATION.write(removed),
        "raise the platform's idle-timeout, or shorten settle and idle-window");
  }

  private static Problem noRoom(PoolWindow window, int room) {
    return Problem.of(
        what(window)
            + " of "
            + window.cell().workload().memory()
            + " do not fit on \""
            + window.platform()
            + "\": there is room for "
            + room,
        "write a smaller pool, or give the platform more user-memory");
  }

  private static String what(PoolWindow window) {
    return "idle: { pool: " + window.pool().sandboxes() + " }: its sandboxes";
  }

  /** For results of a platform that pauses idle sandboxes before the window is over. */
  static String paused(Duration grace) {
    return "the platform pauses idle sandboxes after "
        + Notation.DURATION.write(grace)
        + ": they are paused in this window";
  }
}
