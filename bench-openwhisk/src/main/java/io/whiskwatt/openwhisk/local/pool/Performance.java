package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.openwhisk.local.runtime.ActionContainer;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.TimeSource;
import java.util.OptionalLong;

/** The running of one job in its container: init where the code is not there yet, then the run. */
record Performance(Job job, StartKind start, TimeSource time) {
  Outcome.Ran in(ActionContainer container) {
    long began = time.nanos();
    if (start == StartKind.WARM) {
      Reply reply = run(container);
      return outcome(began, OptionalLong.empty(), true, reply);
    }
    Reply loaded = container.init(job.action().code(), job.environment(), job.action().timeout());
    OptionalLong initNanos = OptionalLong.of(time.nanos() - began);
    if (!(loaded instanceof Reply.Returned)) {
      return outcome(began, initNanos, false, loaded);
    }
    return outcome(began, initNanos, true, run(container));
  }

  private Reply run(ActionContainer container) {
    return container.run(job.payloadJson(), job.environment(), job.action().timeout());
  }

  private Outcome.Ran outcome(
      long began, OptionalLong initNanos, boolean initialised, Reply reply) {
    long wait = began - job.acceptedNanos();
    return new Outcome.Ran(start, wait, initNanos, time.nanos() - began, initialised, reply);
  }
}
