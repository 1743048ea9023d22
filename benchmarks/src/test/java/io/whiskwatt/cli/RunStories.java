package io.whiskwatt.cli;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.run.RunEvent;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs that never happened, as the events they would have sent. */
final class RunStories {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private RunStories() {}

  static Cell cell(String platform, StartKind start) {
    Workload hello =
        new Workload(
            "hello",
            new WorkloadSource.Bundled("hello"),
            Optional.empty(),
            DataSize.ofMegabytes(256),
            "{}");
    return new Cell(platform, hello, start, new LoadShape.Closed(1, Duration.ZERO));
  }

  /** Steps of two seconds: an idle window, a preparation and a trial in each block. */
  static List<RunEvent> blocks(int blocks) {
    List<Step> steps = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      Cell cell = cell("runc", StartKind.COLD);
      steps.add(new Step.Idle(block, 0, new IdleCondition.Empty(), TWO_SECONDS));
      steps.add(new Step.Prepare(block, cell));
      steps.add(new Step.Measure(block, List.of(cell), TWO_SECONDS));
    }
    List<RunEvent> events = new ArrayList<>();
    events.add(new RunEvent.Started(steps.size(), 0, TWO_SECONDS.multipliedBy(steps.size())));
    for (int i = 0; i < steps.size(); i++) {
      events.add(started(steps, i));
    }
    events.add(new RunEvent.Finished(true, List.of()));
    return events;
  }

  private static RunEvent started(List<Step> steps, int index) {
    Duration remaining = TWO_SECONDS.multipliedBy(steps.size() - index);
    return new RunEvent.StepStarted(steps.get(index), index + 1, steps.size(), remaining);
  }
}
