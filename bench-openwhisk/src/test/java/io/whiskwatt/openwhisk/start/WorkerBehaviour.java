package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.scripted.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** What a bundled workload tells of its sandbox, the host left open for the {@link Gateway}. */
final class WorkerBehaviour implements Behaviour {
  private final String instance = UUID.randomUUID().toString();
  private final long ageMillis;
  private int count;

  /**
   * Of one container.
   *
   * @param ageMillis when the code was loaded
   */
  WorkerBehaviour(long ageMillis) {
    this.ageMillis = ageMillis;
  }

  @Override
  public Reply run(String payloadJson, Duration limit) {
    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    count++;
    return new Reply.Returned(
        String.format(
            "{\"whiskwatt\":{\"instance\":\"%s\",\"count\":%d,\"bootId\":\"guest\","
                + "\"kernel\":\"6.0\",\"host\":\"@host@\",\"age\":%d}}",
            instance, count, ageMillis),
        List.of());
  }
}
