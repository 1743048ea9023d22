package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.util.concurrent.locks.LockSupport;

/** The bundled workload {@code sleep} as a Java action. Runs inside the sandbox. */
final class SleepAction {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private SleepAction() {}

  public static JsonObject main(JsonObject params) {
    long time = Whole.of(params, "time", Defaults.SLEEP_TIME);
    long begin = System.nanoTime();
    for (long left = time * NANOS_PER_MILLI; left > 0; ) {
      LockSupport.parkNanos(left);
      left = begin + time * NANOS_PER_MILLI - System.nanoTime();
    }
    JsonObject result = new JsonObject();
    result.addProperty("time", time);
    result.addProperty("elapsed", (System.nanoTime() - begin) / (double) NANOS_PER_MILLI);
    return EnvelopeOfJava.around(result);
  }
}
