package io.whiskwatt.run;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what a journal does not hold yet: in one session, and in a further one after each
 * restart of a metered machine, whose clock and counters then begin again.
 */
final class Sessions {
  /** A machine that restarts more often is not fit to be measured. */
  static final int MOST_RESTARTS = 5;

  /** How long a platform may need until it serves again after a machine of it was restarted. */
  static final Duration COMING_BACK = Duration.ofMinutes(10);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final StudySpec study;
  private final List<BoundPlatform> platforms;
  private final BlockPlan blockPlan;
  private final TimeSource time;
  private final StopRule stopRule;
  private final RunJournal journal;
  private final Audience audience;

  Sessions(
      StudySpec study,
      List<BoundPlatform> platforms,
      BlockPlan blockPlan,
      TimeSource time,
      StopRule stopRule,
      RunJournal journal,
      Audience audience) {
    this.study = study;
    this.platforms = platforms;
    this.blockPlan = blockPlan;
    this.time = time;
    this.stopRule = stopRule;
    this.journal = journal;
    this.audience = audience;
  }

  /** Returns false when the thread was interrupted. */
  boolean run() {
    try {
      int restarts = 0;
      boolean over = carryOut(open());
      while (!over) {
        requireFew(++restarts);
        journal.nextSession();
        over = carryOut(reopen());
      }
      return true;
    } catch (InterruptedRun e) {
      // Not a failure: the caller asked for it, and the interrupt flag is set again.
      return false;
    }
  }

  private static void requireFew(int restarts) {
    if (restarts > MOST_RESTARTS) {
      throw new RunFailed(
          "a metered machine was restarted for the "
              + restarts
              + "th time; resume the run when"
              + " the machines stay up",
          new RestartedNode());
    }
  }

  /** A session whose platforms can carry the cells. */
  private Session open() {
    Session session = Session.open(study, platforms, time, journal, audience);
    boolean able = false;
    try {
      session.preflight(
          study.cells().stream().map(cell -> new CellPlan(cell, study.design())).toList(),
          platforms);
      able = true;
      return session;
    } finally {
      if (!able) {
        session.close();
      }
    }
  }

  /** After a restart of a machine; what does not serve yet is waited for. */
  private Session reopen() {
    audience.tell(
        new RunEvent.Notice(
            "a metered machine was restarted: the run goes on in a further session, with idle"
                + " windows of its own; the window under way is repeated"));
    long deadline = time.nanos() + COMING_BACK.toNanos();
    Optional<Session> session = Optional.empty();
    while (session.isEmpty()) {
      session = tryOpen(deadline);
    }
    return session.get();
  }

  private Optional<Session> tryOpen(long deadline) {
    try {
      return Optional.of(open());
    } catch (EnergyUnavailable | PlatformUnavailable failure) {
      if (time.nanos() - deadline >= 0) {
        throw new RunFailed(
            "a metered machine was restarted, and what is measured does not serve again: "
                + failure.getMessage(),
            failure);
      }
      time.parkUntil(time.nanos() + LOOK_AGAIN.toNanos());
      InterruptedRun.check();
      return Optional.empty();
    }
  }

  /** Returns false when a machine was restarted. */
  private boolean carryOut(Session opened) {
    try (Session session = opened) {
      session.rehearse(blockPlan.order(0));
      blocks(blockPlan.remaining(journal.committed()), session);
      return true;
    } catch (RestartedNode e) {
      return false;
    }
  }

  private void blocks(StudyPlan remaining, Session session) {
    StepClock clock = new StepClock();
    StudyPlan plan = asFarAsKnown(remaining);
    int done = 0;
    boolean enough = false;
    while (!enough && !plan.blocks().isEmpty()) {
      block(plan, done, session, clock);
      done += plan.blocks().get(0).size();
      plan = asFarAsKnown(new StudyPlan(plan.blocks().subList(1, plan.blocks().size())));
      enough = stopRule.after(journal.committed()) == StopRule.Decision.STOP;
    }
  }

  /** Without blocks that the stop rule will not ask for. */
  private StudyPlan asFarAsKnown(StudyPlan plan) {
    return plan.below(stopRule.most(journal.committed(), study.design().blocks()));
  }

  /** Carries out the first block of a plan. */
  private void block(StudyPlan plan, int done, Session session, StepClock clock) {
    List<Step> left = new ArrayList<>(plan.blocks().stream().flatMap(List::stream).toList());
    int of = done + left.size();
    for (Step step : plan.blocks().get(0)) {
      Duration remaining = clock.remaining(left);
      audience.tell(new RunEvent.StepStarted(step, of - left.size() + 1, of, remaining));
      long from = time.nanos();
      session
          .execute(step)
          .forEach(record -> audience.tell(new RunEvent.StepCommitted(step, record)));
      clock.saw(step, time.nanos() - from);
      left.remove(0);
    }
  }
}
