package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.time.TimeSource;

/** What hears of the calls of a trial on OpenWhisk. */
public final class TrialListener {
  private TrialListener() {}

  /** One of a trial by itself, which nobody is going to join. */
  public static CallListener of(InvocationSink sink, TimeSource time) {
    return new HttpInvoker.Reporter(sink, new ActivationIds(), time);
  }
}
