package io.whiskwatt.load;

import io.whiskwatt.load.LoadVitals.Counts;
import io.whiskwatt.load.LoadVitals.Rates;
import io.whiskwatt.load.LoadVitals.Responses;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.OutcomeKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Looks at a trial from outside, while it goes on: reads what its log holds already, so that the
 * load itself does nothing more than without it. A look visits the slots that were open at the last
 * one and those begun since, {@value #SLOTS_PER_LOOK} at the most; what is left over comes with the
 * next.
 */
public final class LoadWatch {
  /** What "the last seconds" are. */
  public static final Duration RECENT = Duration.ofSeconds(5);

  /** Twice what a load of one machine begins in a second. */
  static final int SLOTS_PER_LOOK = 150_000;

  private static final int DIGITS = 3;

  private final LoadPlan plan;
  private final TrialRecorder log;
  private final DueStarts due;
  private final RecentCalls recent = new RecentCalls();
  private final FreshStarts fresh;
  private final Histogram whole = new Histogram(DIGITS);
  private final Map<OutcomeKind, Integer> failures = new EnumMap<>(OutcomeKind.class);
  private final BitSet seen = new BitSet();
  private int firstUnseen;
  private int begun;
  private int ended;
  private int dropped;
  private int failed;
  private int open;
  private int unsent;
  private boolean opened;
  private long openingNanos;

  /**
   * A watch over a trial that is about to begin.
   *
   * @param log the trial's, empty
   * @param startedFresh what a reply says of its start, as {@link
   *     io.whiskwatt.platform.Deployment#startedFresh} has it
   */
  public LoadWatch(
      LoadPlan plan, TrialRecorder log, Function<ByteBuffer, Optional<Boolean>> startedFresh) {
    this.plan = plan;
    this.log = log;
    this.due = new DueStarts(plan);
    this.fresh = new FreshStarts(startedFresh);
  }

  /**
   * The figures at a time of the run's clock, not before that of the last look. From any thread.
   */
  public synchronized LoadVitals look(long nanos) {
    return look(nanos, SLOTS_PER_LOOK);
  }

  /** The figures when the load is over: of all its slots, however many. */
  public synchronized LoadVitals lastLook(long nanos) {
    return look(nanos, Integer.MAX_VALUE);
  }

  private LoadVitals look(long nanos, int mostSlots) {
    boolean first = !opened && log.size() > 0;
    if (first) {
      opened = true;
      openingNanos = log.intendedNanos(0) - due.firstNanos();
      recent.open(openingNanos);
    }
    if (opened && nanos > openingNanos) {
      scan(mostSlots);
      fresh.look(log);
      recent.look(nanos, begun - dropped - unsent, due.by(nanos - openingNanos), failed);
    }
    return vitals(opened ? Math.max(0, nanos - openingNanos) : 0);
  }

  private void scan(int mostSlots) {
    int size = log.size();
    int left = mostSlots;
    open = 0;
    unsent = 0;
    firstUnseen = seen.nextClearBit(firstUnseen);
    int slot = firstUnseen;
    while (slot < size && left-- > 0) {
      visit(slot);
      slot = seen.nextClearBit(slot + 1);
    }
    begun = Math.min(slot, size);
  }

  private void visit(int slot) {
    if (log.isOver(slot)) {
      seen.set(slot);
      take(slot);
    } else {
      open++;
      unsent += log.isSent(slot) ? 0 : 1;
    }
  }

  private void take(int slot) {
    OutcomeKind outcome = log.outcome(slot);
    if (outcome == OutcomeKind.DROPPED) {
      dropped++;
      return;
    }
    ended++;
    fresh.ended(slot);
    if (outcome.failed()) {
      failed++;
      failures.merge(outcome, 1, Integer::sum);
    } else if (outcome.succeeded()) {
      long response = Math.max(0, log.endNanos(slot) - log.intendedNanos(slot));
      recent.responses().recordValue(response);
      whole.recordValue(response);
    }
  }

  private LoadVitals vitals(long elapsedNanos) {
    boolean none = !opened || elapsedNanos == 0;
    // Only replies are waited for: a rate that falls now would look like a load that is not
    // reached.
    boolean idle = elapsedNanos >= plan.window().toNanos();
    return new LoadVitals(
        Duration.ofNanos(elapsedNanos),
        plan.window(),
        new Rates(
            idle ? OptionalDouble.empty() : asked(none),
            none || idle ? OptionalDouble.empty() : recent.sentPerSecond(),
            none ? OptionalDouble.empty() : recent.failedPerSecond()),
        open - unsent,
        new Counts(begun, ended, dropped, failures),
        none ? Optional.empty() : responses(recent.merged()),
        responses(whole),
        fresh.share());
  }

  private OptionalDouble asked(boolean none) {
    if (plan.shape() instanceof LoadShape.Constant constant) {
      return OptionalDouble.of(constant.rate().perSecond());
    }
    return none || !due.known() ? OptionalDouble.empty() : recent.duePerSecond();
  }

  private static Optional<Responses> responses(Histogram histogram) {
    long count = histogram.getTotalCount();
    return count == 0
        ? Optional.empty()
        : Optional.of(new Responses(count, quantile(histogram, 50), quantile(histogram, 99)));
  }

  private static Duration quantile(Histogram histogram, double percentile) {
    return Duration.ofNanos(histogram.getValueAtPercentile(percentile));
  }
}
