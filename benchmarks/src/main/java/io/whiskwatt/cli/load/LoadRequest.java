package io.whiskwatt.cli.load;

import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What is to be sent, and how.
 *
 * @param url as the user wrote it
 * @param warmUp for so long the same load is sent before the window and not recorded; zero: never
 * @param window in which calls start, above 0
 * @param seed of random arrivals
 * @param selfWarmUp true: the generator compiles its own code before it begins
 */
public record LoadRequest(
    URI url,
    LoadShape shape,
    Duration warmUp,
    Duration window,
    long seed,
    Pacing pacing,
    boolean selfWarmUp,
    Via via,
    CallPlan calls) {
  /**
   * The transport.
   *
   * @param name as it is chosen: {@code nio}, {@code okhttp}
   * @param open with connections of its own
   */
  public record Via(String name, Supplier<Transport> open) {}
}
