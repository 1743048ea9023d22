package io.whiskwatt.platform;

import io.whiskwatt.plan.StartKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One cell's action on a platform, under a name that belongs to the study. Closing gives it up; it
 * is gone when the platform is closed, at the latest.
 */
public interface Deployment extends AutoCloseable {
  /**
   * Makes starts ready before the window opens, so that no control traffic falls into it.
   *
   * @param count how many invocations the window may need
   * @return as many as the platform has room for
   */
  Tickets prepare(StartKind start, int count);

  /** Ready to send: connections are open. */
  Invoker open(Tickets tickets, InvocationSink sink);

  /**
   * After the window: what the platform knows of each slot that was sent.
   *
   * @param limit how long to look for late records
   */
  List<InvocationDetail> join(TrialLog log, Duration limit);

  /**
   * Whether a reply says that its code was loaded for it, as in a cold or a prewarmed start. Asked
   * of some replies while the window is open, on another thread than the load's: for people who
   * watch, never for results.
   *
   * @return empty: the reply does not say
   */
  default Optional<Boolean> startedFresh(ByteBuffer reply) {
    return Optional.empty();
  }

  @Override
  void close();
}
