package io.whiskwatt.load;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.units.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A search for the highest rate that meets an objective: steps of a constant rate, each begun when
 * all calls of the one before have ended.
 */
final class StepSearch {
  /** Between the end of a step and the next one's opening: its first arrival is not late. */
  private static final long LEAD_NANOS = 5_000_000;

  private final LoadShape.Search shape;
  private final LoadPlan plan;
  private final Sender sender;
  private final TrialRecorder recorder;
  private final OpenArrivals arrivals;

  StepSearch(LoadShape.Search shape, LoadPlan plan, Sender sender, TrialRecorder recorder) {
    this.shape = shape;
    this.plan = plan;
    this.sender = sender;
    this.recorder = recorder;
    this.arrivals = new OpenArrivals(plan, sender);
  }

  /** All steps, in order; the last says why the search ended. */
  List<RateStep> send() {
    RateSearch search = new RateSearch(shape);
    List<RateStep> steps = new ArrayList<>();
    long opening = sender.openingNanos();
    Optional<Rate> rate = search.next();
    while (rate.isPresent() && !Sender.interrupted()) {
      RateStep step = step(rate.get(), opening);
      steps.add(step);
      search.saw(step.finding() == RateStep.Finding.MET);
      boolean clear = sender.inFlight() == 0;
      boolean knows = step.finding() != RateStep.Finding.GENERATOR_BOUND;
      rate = clear && knows ? search.next() : Optional.empty();
      opening = sender.nanos() + LEAD_NANOS;
    }
    return steps;
  }

  private RateStep step(Rate rate, long opening) {
    int first = sender.nextSlot();
    arrivals.send(ArrivalSchedule.constant(rate), opening, shape.step().toNanos());
    long closing = opening + shape.step().toNanos();
    sender.waitUntil(closing);
    sender.awaitEnds(closing + plan.drainLimit().toNanos());
    return new StepJudge(shape.objective(), recorder, first)
        .judge(rate, opening, shape.step().toNanos());
  }
}
