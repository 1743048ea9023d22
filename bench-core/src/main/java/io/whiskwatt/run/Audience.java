package io.whiskwatt.run;

import io.whiskwatt.vitals.RunWatch;
import java.util.function.Consumer;

/** Who is told of a run, and who may look at it. */
record Audience(Consumer<RunEvent> events, RunWatch watch) {
  void tell(RunEvent event) {
    if (event instanceof RunEvent.Started started) {
      watch.expect(started.expected());
    } else if (event instanceof RunEvent.StepStarted begun) {
      watch.step(begun.step(), begun.number(), begun.of(), begun.remaining());
    }
    events.accept(event);
  }
}
